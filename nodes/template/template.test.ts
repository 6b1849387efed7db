import { describe, expect, it } from 'vitest';
import type { ConnectionFacts, Connections } from '../contract';
import { aFlow, aNode } from '../graph/a-flow';
import type { FlowDocument } from '../graph/flow-document';
import { fillTemplate } from './fill-template';
import { draftTemplate, makeTemplate } from './make-template';

const connection = (id: string, { name, kind }: Pick<ConnectionFacts, 'name' | 'kind'>): ConnectionFacts => ({
  id,
  name,
  kind,
  channel: `channel-of-${kind}`,
  capabilities: [],
});
const known = (...all: ConnectionFacts[]): Connections => new Map(all.map((one) => [one.id, one]));

const market = connection('c-market', { name: 'Harbour Market', kind: 'marketplace' });
const shop = connection('c-shop', { name: 'Harbour', kind: 'shop' });

const flow: FlowDocument = {
  version: 1,
  nodes: [
    {
      id: 'in',
      type: 'source',
      name: 'From Harbour Market',
      settings: { connectionId: 'c-market', events: ['created'] },
      position: { x: 0, y: 0 },
    },
    {
      id: 'tag',
      type: 'tag',
      name: null,
      settings: {
        rules: [
          { set: 'addTag', value: { kind: 'constant', text: 'Harbour Market' } },
          { set: 'note', value: { kind: 'constant', text: 'Ask Ana' } },
        ],
      },
      position: { x: 1, y: 0 },
    },
    {
      id: 'is',
      type: 'condition',
      name: null,
      settings: {
        rule: {
          kind: 'group',
          mode: 'all',
          rules: [
            { kind: 'test', fact: 'tags', operator: 'contains', value: 'Harbour Market' },
            { kind: 'test', fact: 'source', operator: 'is', value: 'c-market' },
            { kind: 'test', fact: 'total', operator: 'over', value: 500 },
          ],
        },
      },
      position: { x: 2, y: 0 },
    },
    {
      id: 'out',
      type: 'publish',
      name: 'Into Harbour',
      settings: {
        connectionId: 'c-shop',
        publish: { kind: 'always' },
        overrides: [{ sourceConnectionId: 'c-market', publish: { kind: 'never' } }],
        overwrites: [],
      },
      position: { x: 3, y: 0 },
    },
  ],
  edges: [{ id: 'e', from: 'in', fromPort: 'out', to: 'tag' }],
};

const draft = draftTemplate(flow, { connections: known(market, shop), client: 'Corner Goods' });
const template = makeTemplate(draft, {
  slotLabels: { s1: 'The marketplace' },
  parameters: [
    { value: '«s1»', label: 'Tag' },
    { value: 500, label: 'Amount' },
    { value: 'no longer there', label: 'Gone' },
  ],
});

describe('a template', () => {
  it('holds no account: neither its id nor its name, wherever they were written', () => {
    const text = JSON.stringify(template);
    for (const word of ['c-market', 'c-shop', 'Harbour']) expect(text).not.toContain(word);
    expect(template.slots).toEqual([
      { key: 's1', label: 'The marketplace', kind: 'marketplace', connector: 'channel-of-marketplace' },
      { key: 's2', label: 'Shop', kind: 'shop', connector: 'channel-of-shop' },
    ]);
  });

  it('empties an account field that names an account nobody here knows', () => {
    const text = JSON.stringify(draftTemplate(flow, { connections: known(shop), client: 'Corner Goods' }));
    expect(JSON.parse(text).flow.nodes[0].settings).toEqual({ events: ['created'] });
  });

  it('offers tags, texts and amounts as parameters, each once, and no choice of ours', () => {
    expect(draft.candidates.map(({ label, value, places }) => [label, value, places.length])).toEqual([
      ['Text to set', '«s1»', 2],
      ['Text to set', 'Ask Ana', 1],
      ['Total', 500, 1],
    ]);
  });

  it('becomes a client’s own flow: their accounts, their names, their values, in every place', () => {
    const filled = fillTemplate(template, {
      bindings: { s1: { id: 'n-market', name: 'Nordic Bazaar' }, s2: { id: 'n-shop', name: 'Nordic' } },
      values: { p2: 750 },
    });
    if (!filled.ok) throw new Error('filled');
    expect(filled.value.nodes.map(({ id, name }) => [id, name])).toEqual([
      ['in', 'From Nordic Bazaar'],
      ['tag', null],
      ['is', null],
      ['out', 'Into Nordic'],
    ]);
    expect(filled.value.nodes.map(({ settings }) => settings)).toEqual([
      { connectionId: 'n-market', events: ['created'] },
      {
        rules: [
          { set: 'addTag', value: { kind: 'constant', text: 'Nordic Bazaar' } },
          { set: 'note', value: { kind: 'constant', text: 'Ask Ana' } },
        ],
      },
      {
        rule: {
          kind: 'group',
          mode: 'all',
          rules: [
            { kind: 'test', fact: 'tags', operator: 'contains', value: 'Nordic Bazaar' },
            { kind: 'test', fact: 'source', operator: 'is', value: 'n-market' },
            { kind: 'test', fact: 'total', operator: 'over', value: 750 },
          ],
        },
      },
      {
        connectionId: 'n-shop',
        publish: { kind: 'always' },
        overrides: [{ sourceConnectionId: 'n-market', publish: { kind: 'never' } }],
        overwrites: [],
      },
    ]);
    expect(JSON.stringify(filled.value)).not.toMatch(/slot:|«/);
  });

  it('takes a value of the client’s own for the tag, in the step that sets it and the one that asks', () => {
    const bindings = { s1: { id: 'a', name: 'A' }, s2: { id: 'b', name: 'B' } };
    const filled = fillTemplate(template, { bindings, values: { p1: 'EBAY-UK' } });
    expect(JSON.stringify(filled).match(/EBAY-UK/g)).toHaveLength(2);
  });

  it('names every account and value that is missing at once', () => {
    expect(fillTemplate(template, { bindings: {}, values: { p1: ' ', p2: 'many' } })).toMatchObject({
      ok: false,
      problems: [
        { code: 'template.slotEmpty', subject: 'The marketplace' },
        { code: 'template.slotEmpty', subject: 'Shop' },
        { code: 'template.valueMissing', subject: 'Tag' },
        { code: 'template.valueMissing', subject: 'Amount' },
      ],
    });
  });
});

describe('what names a client in a text', () => {
  const post = aNode('mail', {
    type: 'email',
    settings: {
      connectionId: 'c-shop',
      to: 'desk@corner.example, boss@corner.example',
      subject: 'Corner Goods: {{number}}',
      text: 'Ask desk@corner.example at Corner Goods, or write to {{buyerEmail}}.',
    },
  });
  const note = aNode('note', { type: 'note', settings: { text: 'boss@corner.example' } });
  const made = makeTemplate(draftTemplate(aFlow([post, note]), { connections: known(shop), client: 'Corner Goods' }), {
    slotLabels: {},
    parameters: [],
  });
  const bindings = { s1: { id: 'n-shop', name: 'Nordic Shop' } };

  it('is not in the template: neither its name nor anybody’s address', () => {
    expect(JSON.stringify(made)).not.toMatch(/corner\.example|Corner Goods/);
    expect(JSON.stringify(made)).toContain('{{buyerEmail}}');
  });
  it('is asked of each client anew, whether the author has ticked it or not', () => {
    expect(made.parameters.map(({ value }) => value)).toEqual(['«address1»', '«address2»']);
    expect(fillTemplate(made, { bindings, client: 'Nordic', values: {} })).toMatchObject({
      problems: [{ code: 'template.valueMissing' }, { code: 'template.valueMissing' }],
    });
    const values = { p1: 'own@nordic.example', p2: 'note@nordic.example' };
    expect(fillTemplate(made, { bindings, client: 'Nordic', values })).toMatchObject({
      value: {
        nodes: [
          {
            settings: {
              to: 'own@nordic.example',
              subject: 'Nordic: {{number}}',
              text: expect.stringContaining('Ask name@example.com at Nordic,'),
            },
          },
          { settings: { text: 'note@nordic.example' } },
        ],
      },
    });
  });
});
