import { expect, it } from 'vitest';
import { aLine, anOrder } from '../../nodes/order/an-order';
import { failed, ok } from '../../nodes/problem';
import type { WriteRequest } from '../connectors/contract';
import { unknownSku } from '../connectors/sold-lines';
import type { AnyCall } from './open-connection';
import { sendOnce } from './send-once';

const lines = ['A', 'B', 'C'].map((sku) => aLine({ id: sku, sku, title: `Mug ${sku}`, unitPrice: '5', total: '5' }));
const order = anOrder({ lines, totals: { subtotal: '15', discount: '0', shipping: '0', tax: '0', total: '15' } });

/** A shop that sells A alone and refuses everything else, one product at a time, before it makes anything. */
function shop() {
  const made: WriteRequest[] = [];
  const write = async (_call: AnyCall, request: WriteRequest) => {
    const unknown = request.order.lines.find(({ sku = '' }) => sku !== 'A' && !request.customSkus?.includes(sku));
    if (unknown) return failed(unknownSku(unknown, { sku: unknown.sku ?? '', destination: 'The shop' }));
    made.push(request);
    return ok({ link: { remoteId: 'R1' } });
  };
  return { made, write };
}

const request = { operation: 'order', reference: 'sl1', order, skuMap: {} } as const;
const call = {} as AnyCall;
const destination = { name: 'The shop' };
const delivery = { wasUnknown: false, unsureMs: 0 };

it('leaves out one unknown product after the other, and says which', async () => {
  const { made, write } = shop();
  const sent = await sendOnce({ write }, { delivery, request, call, destination, unknownSku: 'skip' });
  expect(sent).toMatchObject({
    ok: true,
    value: { note: 'Left out, not known there: “Mug B”. Left out, not known there: “Mug C”.' },
  });
  expect(made).toMatchObject([{ order: { totals: { total: '5' } } }]);
});

it('writes them as lines of their own', async () => {
  const { made, write } = shop();
  await sendOnce(
    { write, customLines: { note: 'A line.' } },
    { delivery, request, call, destination, unknownSku: 'custom' },
  );
  expect(made).toMatchObject([{ customSkus: ['B', 'C'], order: { totals: { total: '15' } } }]);
});

it('makes nothing while a person has to decide', async () => {
  const { made, write } = shop();
  const sent = await sendOnce({ write }, { delivery, request, call, destination, unknownSku: 'hold' });
  expect(sent).toMatchObject({ ok: false, problems: [{ code: 'sku.unknown', subject: 'B' }] });
  expect(made).toEqual([]);
});
