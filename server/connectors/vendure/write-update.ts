import { z } from 'zod';
import type { Order } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import type { VendureCall } from './account';
import { ask } from './graphql';
import { changeAddress, setOrderFields } from './operations';
import { changingFields } from './order-fields';
import { addressOf } from './person';
import type { Standing } from './standing';
import { packedUnits, readTarget } from './target-order';

/** Brings tags, other fields and addresses up to date. Where nothing of that has changed, nothing is sent. */
export async function writeUpdate(call: VendureCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const { order: there } = target.value;
  const changes = addressChanges(request.order, there);
  const problem = changes && addressProblem(changes, there);
  if (problem) return failed(problem);
  const fields = await setFields(call, { request, there });
  if (!fields.ok) return fields;
  return changes ? setAddresses(call, { there, changes }) : ok({});
}

async function setFields(
  call: VendureCall,
  { request, there }: { request: WriteRequest; there: Standing },
): Promise<Result<unknown>> {
  const fields = Object.entries(changingFields(call.settings, request.order));
  const changed = fields.filter(([name, value]) => !isSame(there.customFields?.[name] ?? null, value));
  if (changed.length === 0) return ok(null);
  const input = { id: there.id, customFields: Object.fromEntries(changed) };
  return ask(call, { query: setOrderFields, variables: { input }, answer: z.unknown() });
}

type Changes = Readonly<Record<string, Record<string, string>>>;

/** The parts of the addresses that are not as they are there; null when all are. */
function addressChanges(order: Order, there: Standing): Changes | null {
  const shipping = differences(addressOf(order.shipTo), there.shippingAddress);
  const billing = differences(addressOf(order.billTo), there.billingAddress);
  if (!shipping && !billing) return null;
  return {
    ...(shipping && { updateShippingAddress: shipping }),
    ...(billing && { updateBillingAddress: billing }),
  };
}

function differences(
  wanted: ReturnType<typeof addressOf>,
  there: Standing['shippingAddress'],
): Record<string, string> | null {
  const changed = Object.entries(wanted ?? {}).filter(([name, value]) => (there?.[name] ?? '') !== value);
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

function addressProblem({ updateShippingAddress }: Changes, there: Standing): Problem | null {
  if (updateShippingAddress && packedUnits(there) > 0) return packed;
  // Another country may mean another tax and another total, which nobody has paid.
  return updateShippingAddress?.['countryCode'] && there.shippingAddress?.['countryCode'] ? otherCountry : null;
}

async function setAddresses(
  call: VendureCall,
  { there, changes }: { there: Standing; changes: Changes },
): Promise<Result<WriteOutcome>> {
  const change = {
    dryRun: false,
    orderId: there.id,
    ...changes,
    note: 'Address changed at the marketplace',
    options: { freezePromotions: true, recalculateShipping: false },
  };
  const changed = await ask(call, {
    query: changeAddress(there.state),
    variables: { id: there.id, change },
    answer: z.unknown(),
  });
  return changed.ok ? ok({ note: 'The address was changed in Vendure.' }) : changed;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const packed: Problem = {
  code: 'destination.alreadyShipped',
  message: 'The delivery address has changed, but a parcel of this order is packed in Vendure already.',
  advice: 'Stop the parcel in the warehouse, or tell the buyer.',
  retry: 'never',
};

const otherCountry: Problem = {
  code: 'destination.otherCountry',
  message: 'The order is to go to another country now, which may change its taxes in Vendure.',
  advice: 'Change the address by hand in Vendure, or cancel the order and send it anew.',
  retry: 'never',
};
