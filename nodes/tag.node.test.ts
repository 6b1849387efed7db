import { describe, expect, it } from 'vitest';
import { aVisit, someConnections } from './a-visit';
import { anOrder } from './order/an-order';
import { tagNode } from './tag.node';

const context = { connections: someConnections() };
const constant = (text: string) => ({ kind: 'constant', text });
const koganIf = {
  kind: 'if',
  rule: { kind: 'test', fact: 'sourceConnection', operator: 'is', value: 'c-harbour' },
  yes: constant('Harbour'),
  no: constant(''),
};

const run = (rules: unknown[], order = anOrder({ tags: ['eBay'] })) => {
  const outcome = tagNode.run({ rules }, aVisit({ order }));
  if (outcome.kind !== 'pass') throw new Error(`The tag step did not pass: ${outcome.kind}`);
  return outcome;
};

describe('tag', () => {
  it('sets everything a rule can set, on the order and among what flows have set', () => {
    const { order } = run([
      { set: 'addTag', value: constant('Kogan') },
      { set: 'note', value: constant('Careful') },
      { set: 'shippingMethod', value: constant('Express') },
      { set: 'attribute', name: 'warehouse', value: { kind: 'fact', fact: 'shipToCountry' } },
      { set: 'removeTag', value: constant('ebay') },
    ]);
    expect(order).toEqual(
      anOrder({
        tags: ['Kogan'],
        note: 'Careful',
        shippingMethod: 'Express',
        attributes: { warehouse: 'ES' },
        assigned: {
          tags: ['Kogan'],
          removedTags: ['ebay'],
          note: 'Careful',
          shippingMethod: 'Express',
          attributes: { warehouse: 'ES' },
        },
      }),
    );
  });
  it('works from top to bottom: a later rule sees what an earlier one set', () => {
    const { order } = run([
      { set: 'note', value: constant('first') },
      {
        set: 'addTag',
        value: {
          kind: 'if',
          rule: { kind: 'test', fact: 'note', operator: 'is', value: 'first' },
          yes: constant('Seen'),
          no: constant('Missed'),
        },
      },
    ]);
    expect(order.tags).toEqual(['eBay', 'Seen']);
  });
  it('leaves the order as it is where a value comes to nothing', () => {
    const order = anOrder({ note: 'Theirs' });
    const nothing = { ...koganIf, yes: constant('') };
    expect(
      run(
        [
          { set: 'note', value: nothing },
          { set: 'addTag', value: nothing },
        ],
        order,
      ).order,
    ).toBe(order);
  });
  it('says which choice was made and why', () => {
    expect(
      run([
        { set: 'addTag', value: koganIf },
        { set: 'addTag', value: constant('EBAY') },
      ]).reason,
    ).toEqual({
      text: 'Set on the order',
      holds: true,
      parts: [
        {
          text: 'Add the tag Harbour',
          holds: true,
          parts: [{ text: 'Came from is “Harbour Market”', holds: true }],
        },
        { text: 'Add the tag EBAY: it was so already', holds: false },
      ],
    });
  });
  it('adds each value of a list as a tag', () => {
    expect(run([{ set: 'addTag', value: { kind: 'fact', fact: 'sku' } }]).order.tags).toEqual(['eBay', 'MUG-1']);
  });
  it('asks for what is missing', () => {
    const rules = [
      { set: 'addTag', value: constant(' ') },
      { set: 'attribute', value: constant('x') },
    ];
    expect(tagNode.check({ rules }, context).map(({ message }) => message)).toEqual([
      'Say what to set: the tag is still empty.',
      'Name the attribute to set.',
    ]);
    expect(tagNode.check({ rules: [] }, context)).toMatchObject([{ message: 'Add at least one rule.' }]);
  });
  it('is summed up in one line', () => {
    const rules = [
      { set: 'addTag', value: koganIf },
      { set: 'attribute', name: 'gift', value: constant('yes') },
    ];
    expect(tagNode.summary({ rules }, context)).toBe(
      'add the tag Harbour if Came from is “Harbour Market”, otherwise nothing; set gift to yes',
    );
  });
});
