import { describe, expect, it } from 'vitest';
import { aConnection, anEvent, aVisit, capabilities, someConnections } from './a-visit';
import type { Visit } from './contract';
import { convertedId } from './label/converted-document';
import { aLine, anOrder } from './order/an-order';
import type { Order } from './order/order';
import { publishNode } from './publish.node';

const toShop = { connectionId: 'c-shop' };
const toHarbour = { connectionId: 'c-harbour' };
const toLantern = { connectionId: 'c-lantern' };
const hasKogan = { kind: 'rule', rule: { kind: 'test', fact: 'tags', operator: 'contains', value: 'Kogan' } };

const shipped = (changes: Partial<Order> = {}): Partial<Visit> => ({
  order: anOrder({
    shipments: [{ id: 's1', externalIds: {}, state: 'shipped', parcels: [{ items: [{ lineId: '1', quantity: 1 }] }] }],
    ...changes,
  }),
  event: anEvent({ kind: 'shipped', key: 's1', factId: 's1', connectionId: 'c-shop' }),
});
const run = (settings: object, visit: Partial<Visit> = {}) => publishNode.run({ ...settings }, aVisit(visit));
const skipText = (settings: object, visit: Partial<Visit> = {}) => {
  const outcome = run(settings, visit);
  return outcome.kind === 'pass' && outcome.port === 'skipped' ? outcome.reason?.text : outcome;
};

describe('publishing a new order', () => {
  it('asks for exactly one effect', () => {
    const order = anOrder();
    expect(run(toShop, { order })).toEqual({
      kind: 'effect',
      order,
      effects: [{ kind: 'publish', operation: 'order', connectionId: 'c-shop', order }],
      onSuccess: 'done',
      reason: {
        text: 'To Corner Shop: create the order',
        holds: true,
        parts: [{ text: 'Set to publish always', holds: true }],
      },
    });
  });
  it('never sends it back to where it was born', () => {
    expect(skipText(toHarbour)).toBe('Not sent to Harbour Market: Harbour Market told us this itself');
    const told = { event: anEvent({ connectionId: 'c-lantern' }) };
    expect(skipText(toHarbour, told)).toBe('Not sent to Harbour Market: the order was born there');
  });
  it('keeps what the marketplace ships itself away from the shop, unless it is wanted there', () => {
    const order = anOrder({ fulfilledBy: 'channel' });
    expect(skipText(toShop, { order })).toBe(
      'Not sent to Corner Shop: the marketplace ships this order from its own warehouse',
    );
    expect(run({ ...toShop, alsoChannelFulfilled: true }, { order }).kind).toBe('effect');
  });
});

describe('publishing by rules', () => {
  it.each([
    ['Kogan', 'effect'],
    ['KoganAU', 'pass'],
  ])('an order tagged %s: %s', (tag, kind) => {
    expect(run({ ...toShop, publish: hasKogan }, { order: anOrder({ tags: [tag] }) }).kind).toBe(kind);
  });
  it('says which condition kept it back', () => {
    expect(run({ ...toShop, publish: hasKogan })).toMatchObject({
      port: 'skipped',
      reason: {
        text: 'Not sent to Corner Shop',
        parts: [{ text: 'Tags are empty: they do not have the tag Kogan', holds: false }],
      },
    });
  });
  it('lets single marketplaces differ', () => {
    const settings = {
      ...toShop,
      publish: { kind: 'never' },
      overrides: [{ sourceConnectionId: 'c-harbour', publish: { kind: 'always' } }],
    };
    const fromLantern = anOrder({ source: { ...anOrder().source, connectionId: 'c-lantern' } });
    expect(run(settings)).toMatchObject({
      kind: 'effect',
      reason: { parts: [{ text: 'For orders from Harbour Market a choice of their own counts' }] },
    });
    expect(run(settings, { order: fromLantern })).toMatchObject({ kind: 'pass', port: 'skipped' });
  });
});

describe('publishing an update', () => {
  it('goes to the marketplace the order came from, and names the shipment', () => {
    expect(run(toHarbour, shipped())).toMatchObject({
      kind: 'effect',
      effects: [{ operation: 'shipment', connectionId: 'c-harbour', factId: 's1' }],
    });
  });
  it('goes to no other marketplace, without anybody having set that', () => {
    expect(skipText(toLantern, shipped())).toBe('Not sent to Lantern Market: the order came from Harbour Market');
  });
  it('goes to another marketplace only when a person says so', () => {
    expect(run({ ...toLantern, onlyToOrigin: false }, shipped()).kind).toBe('effect');
  });
  it('goes to any shop, unless a person says otherwise', () => {
    const event = anEvent({ kind: 'shipped', key: 's1', factId: 's1' });
    expect(run(toShop, { ...shipped(), event }).kind).toBe('effect');
    expect(run({ ...toShop, onlyToOrigin: true }, { ...shipped(), event }).kind).toBe('pass');
  });
  it('is not told to the one who told us', () => {
    expect(skipText(toShop, shipped())).toBe('Not sent to Corner Shop: Corner Shop told us this itself');
  });
});

describe('what a destination cannot take', () => {
  it('stops, marked as unsupported, in words', () => {
    const connections = someConnections(aConnection({ capabilities: capabilities({ without: ['shipment'] }) }));
    expect(run(toHarbour, { ...shipped(), connections })).toEqual({
      kind: 'stop',
      unsupported: true,
      reason: {
        text: 'Not supported by Harbour Market: it cannot take shipments. Do it at Harbour Market by hand, or send it elsewhere.',
        holds: false,
      },
    });
  });
  it('is not reported for what the rules keep back anyway', () => {
    const connections = someConnections(aConnection({ capabilities: [] }));
    expect(run({ ...toHarbour, publish: { kind: 'never' } }, { ...shipped(), connections })).toMatchObject({
      port: 'skipped',
    });
  });
  it('includes half an order, where it takes only whole ones', () => {
    const whole = { operation: 'shipment', direction: 'out', partial: false } as const;
    const connections = someConnections(aConnection({ capabilities: [whole] }));
    expect(run(toHarbour, { ...shipped(), connections }).kind).toBe('effect');
    expect(run(toHarbour, { ...shipped({ lines: [aLine({ quantity: 2 })] }), connections })).toMatchObject({
      kind: 'stop',
      unsupported: true,
      reason: { text: expect.stringContaining('it can only mark it shipped as a whole, not a part of it') },
    });
  });
  it('includes a label in a format it does not take, and says what to put before', () => {
    const pdfOnly = { operation: 'label', direction: 'out', partial: true, formats: ['application/pdf'] } as const;
    const connections = someConnections(aConnection({ capabilities: [pdfOnly] }));
    const labelled = (mediaType?: string) => {
      const document = { id: 'd1', externalIds: {}, kind: 'label' as const, ...(mediaType && { mediaType }) };
      const order = anOrder({ documents: [document] });
      const event = anEvent({ kind: 'labelled', factId: 'd1', connectionId: 'c-shop' });
      return run(toHarbour, aVisit({ order, event, connections }));
    };
    expect(labelled('text/html')).toMatchObject({
      unsupported: true,
      reason: {
        text: 'Not supported by Harbour Market: it takes labels as PDF, and this one is HTML. Put “Convert label” before this step.',
      },
    });
    expect(labelled('application/pdf').kind).toBe('effect');
    const [made, asItCame] = [
      convertedId('d1', { paper: '4x6', pages: null }),
      { id: 'd1', externalIds: {}, kind: 'label' as const },
    ];
    const converted = anOrder({
      documents: [
        { ...asItCame, mediaType: 'text/html' },
        { ...asItCame, id: made, madeFrom: 'd1', mediaType: 'application/pdf', sha256: 'a'.repeat(64) },
      ],
    });
    const event = anEvent({ kind: 'labelled', factId: 'd1', connectionId: 'c-shop' });
    expect(run(toHarbour, aVisit({ order: converted, event, connections })).kind).toBe('effect');
    // Nobody has looked into it yet: the destination will say.
    expect(labelled().kind).toBe('effect');
  });
  it('an account that is gone is a problem to put right', () => {
    expect(run({ connectionId: 'c-gone' })).toMatchObject({ kind: 'reject', problem: { code: 'node.connectionGone' } });
  });
});

describe('sending differently', () => {
  const overwrites = [
    {
      field: 'tags',
      values: [
        { kind: 'constant', text: 'from-sluice' },
        { kind: 'fact', fact: 'sourceConnection' },
      ],
    },
    { field: 'note', value: { kind: 'fact', fact: 'number' } },
    { field: 'shippingMethod', value: { kind: 'constant', text: '' } },
    { field: 'attribute', name: 'market', value: { kind: 'constant', text: 'harbour' } },
  ];
  it('changes what the destination sees and leaves the order as it is', () => {
    const order = anOrder({ tags: ['eBay'], shippingMethod: 'Standard' });
    const outcome = run({ ...toShop, overwrites }, { order });
    expect(outcome).toMatchObject({ kind: 'effect', order });
    expect(outcome.kind === 'effect' && outcome.effects[0]).toMatchObject({
      order: {
        tags: ['from-sluice', 'Harbour Market'],
        note: '1001',
        shippingMethod: 'Standard',
        attributes: { market: 'harbour' },
      },
    });
  });
});

describe('the settings', () => {
  const context = { connections: someConnections() };
  it('ask for an account', () => {
    expect(publishNode.check(publishNode.initial, context)).toMatchObject([
      { message: 'Choose the account to send to.' },
    ]);
  });
  it('are checked to the last rule', () => {
    const settings = {
      ...toShop,
      publish: { kind: 'rule', rule: { ...hasKogan.rule, value: '' } },
      overrides: [{ sourceConnectionId: 'c-gone', publish: { kind: 'always' } }],
      overwrites: [{ field: 'attribute', name: '', value: { kind: 'fact', fact: 'attribute' } }],
    };
    expect(publishNode.check(settings, context).map(({ message }) => message)).toEqual([
      'Tags: Say what to compare with.',
      'The account chosen here does not exist any more.',
      'Name the attribute to send differently.',
      'Attribute: say which one.',
    ]);
  });
  it('are summed up in one line', () => {
    expect(publishNode.summary({ ...toShop, publish: hasKogan }, context)).toBe(
      'Corner Shop: if Tags include the tag Kogan',
    );
    expect(
      publishNode.summary(
        { ...toHarbour, overwrites: [{ field: 'note', value: { kind: 'constant', text: 'x' } }] },
        context,
      ),
    ).toBe('Harbour Market: always; only orders that came from there; own note');
  });
});
