import { describe, expect, it } from 'vitest';
import { aLine, anOrder } from '../../nodes/order/an-order';
import { totalsProblem } from '../../nodes/order/totals';
import { unknownSku } from '../connectors/sold-lines';
import { adaptUnknown, onlyLinesThere } from './unknown-sku';

const tax = (liableParty: 'merchant' | 'channel') => [{ amount: '1.00', includedInPrice: false, liableParty }];
const lost = aLine({
  id: '2',
  sku: 'LOST',
  title: 'Lost mug',
  unitPrice: '5.00',
  total: '5.00',
  taxes: tax('merchant'),
});
const order = anOrder({
  taxMode: 'exclusive',
  lines: [aLine({ taxes: tax('merchant') }), lost],
  totals: { subtotal: '14.50', discount: '0', shipping: '0', tax: '2.00', total: '16.50' },
});
const problems = [unknownSku(lost, { sku: 'LOST', destination: 'The shop' })];
const adapt = (changes: Partial<Parameters<typeof adaptUnknown>[0]>) =>
  adaptUnknown({ order, customSkus: [], problems, policy: 'hold', takesCustomLines: true, ...changes });

describe('a product the destination does not know', () => {
  it('waits for a person unless somebody has said otherwise', () => expect(adapt({})).toBeNull());

  it('is left out where that was said, with its money and its tax', () => {
    const adapted = adapt({ policy: 'skip' });
    expect(adapted?.note).toBe('Left out, not known there: “Lost mug”.');
    expect(adapted?.order.lines.map(({ id }) => id)).toEqual(['1']);
    expect(adapted?.order.totals).toEqual({ subtotal: '9.5', discount: '0', shipping: '0', tax: '1', total: '10.5' });
    expect(adapted && totalsProblem(adapted.order)).toBeNull();
  });

  it('takes no tax along that the order’s total did not hold', () => {
    const byChannel = {
      ...order,
      lines: [aLine({ taxes: tax('channel') }), { ...lost, taxes: tax('channel') }],
      totals: { ...order.totals, total: '14.50' },
    };
    expect(adapt({ order: byChannel, policy: 'skip' })?.order.totals.total).toBe('9.5');
  });

  it('is written as a line of its own where the destination has such lines', () => {
    expect(adapt({ policy: 'custom' })).toMatchObject({ customSkus: ['LOST'], order });
    expect(adapt({ policy: 'custom', takesCustomLines: false })).toBeNull();
    expect(adapt({ policy: 'custom', customSkus: ['LOST'] })).toBeNull();
  });

  it('is never guessed when it could be several products, whatever was said', () => {
    const ambiguous = [{ code: 'sku.ambiguous', message: 'Two.', retry: 'never', subject: 'LOST' } as const];
    expect(adapt({ problems: ambiguous, policy: 'skip' })).toBeNull();
    expect(adapt({ problems: [...problems, ...ambiguous], policy: 'skip' })).toBeNull();
  });

  it('stops an order of which nothing would be left', () => {
    expect(adapt({ order: { ...order, lines: [lost] }, policy: 'skip' })).toBeNull();
  });
});

it('tells a destination nothing of lines that were left out there', () => {
  const items = [
    { lineId: '1', quantity: 1 },
    { lineId: '2', quantity: 1 },
  ];
  const cancelled = {
    ...order,
    cancellations: [{ id: 'x', externalIds: {}, requestedBy: 'customer' as const, stage: 'executed' as const, items }],
  };
  const there = onlyLinesThere(cancelled, { '1': 'R1' });
  expect(there.cancellations[0]?.items).toEqual([{ lineId: '1', quantity: 1 }]);
  expect(there.lines.map(({ id }) => id)).toEqual(['1']);
});
