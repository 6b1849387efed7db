import { describe, expect, it } from 'vitest';
import { someConnections } from '../a-visit';
import { nodeTypes } from '../registry';
import { aFlow, aNode, aSource } from './a-flow';
import { copyFragment, parseFragment } from './fragment';
import { validateFlow } from './validate';

const here = someConnections();
const fresh = () => {
  let count = 0;
  return () => `fresh-${++count}`;
};
const fromHarbour = { kind: 'test', fact: 'sourceConnection', operator: 'isOneOf', value: ['c-harbour', 'c-lantern'] };
const flow = aFlow(
  [
    aSource('in'),
    aNode('if', { type: 'condition', settings: { rule: fromHarbour } }),
    aNode('shop', {
      type: 'publish',
      settings: {
        connectionId: 'c-shop',
        overrides: [{ sourceConnectionId: 'c-harbour', publish: { kind: 'never' } }],
      },
    }),
  ],
  'in.out>if',
  'if.yes>shop',
);
const copied = copyFragment(flow, { nodeIds: ['if', 'shop'], connections: here });
const paste = (text: string, connections = here) => {
  const parsed = parseFragment(text, { newId: fresh(), connections });
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.value;
};

describe('copying', () => {
  it('takes the chosen steps and what connects them, and comes back with fresh ids', () => {
    const { nodes, edges, stripped } = paste(copied);
    expect(nodes.map(({ id, type }) => [id, type])).toEqual([
      ['fresh-1', 'condition'],
      ['fresh-2', 'publish'],
    ]);
    expect(edges).toEqual([{ id: 'fresh-3', from: 'fresh-1', fromPort: 'yes', to: 'fresh-2' }]);
    expect(stripped).toEqual([]);
    expect(nodes[1]?.settings).toEqual(flow.nodes[2]?.settings);
  });
});

describe('pasting into another workspace', () => {
  it('leaves its accounts behind and names them', () => {
    const { nodes, stripped } = paste(copied, new Map());
    expect(stripped).toEqual([
      { nodeId: 'fresh-1', name: 'Harbour Market' },
      { nodeId: 'fresh-1', name: 'Lantern Market' },
      { nodeId: 'fresh-2', name: 'Corner Shop' },
      { nodeId: 'fresh-2', name: 'Harbour Market' },
    ]);
    expect(nodes.map(({ settings }) => settings)).toEqual([
      { rule: { ...fromHarbour, value: [] } },
      { overrides: [{ publish: { kind: 'never' } }] },
    ]);
    expect(JSON.stringify(nodes)).not.toContain('c-harbour');
  });
  it('leaves what can be validated and asks for the accounts again', () => {
    const { nodes, edges } = paste(copied, new Map());
    const problems = validateFlow({ version: 1, nodes, edges }, { nodeTypes, connections: new Map() });
    expect(problems.map(({ code }) => code)).toContain('node.settingsInvalid');
  });
  it('does not trust the text to list its accounts', () => {
    const unlisted = JSON.stringify({ ...JSON.parse(copied), connections: [] });
    const { nodes, stripped } = paste(unlisted, new Map());
    expect(stripped).toEqual([{ nodeId: 'fresh-2', name: null }]);
    expect(nodes[1]?.settings).not.toHaveProperty('connectionId');
  });
});

describe('pasting something else', () => {
  it.each([['a sentence'], ['{"kind":"other"}'], ['{}'], ['null'], [`${'['.repeat(50_000)}${']'.repeat(50_000)}`]])(
    'says so: %.20s',
    (text) => {
      expect(parseFragment(text, { newId: fresh(), connections: here })).toMatchObject({
        ok: false,
        problems: [{ code: 'flow.notAFragment' }],
      });
    },
  );
});
