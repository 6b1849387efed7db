import { z } from 'zod';
import { failed, ok, type Result } from '../../../nodes/problem';
import type { WriteRequest } from '../contract';
import type { VendureCall } from './account';
import type { PlannedLine } from './draft-plan';
import type { DraftWork } from './draft-work';
import { ask } from './graphql';
import { addItems, fillDraft as fillOperation, findCustomer, setCustomer, usesOrderFields } from './operations';
import { changingFields, withoutUnnamed } from './order-fields';
import { addressOf, customerOf } from './person';
import { referenceNote } from './reference';

type Filling = DraftWork & { readonly id: string };

/** A few per request: the shop works through them one after the other while we wait. */
const itemsAtOnce = 20;

/** Puts everything but the delivery on the draft: our reference first, then tags, notes, addresses, items and the buyer. */
export async function fillDraft(call: VendureCall, filling: Filling): Promise<Result<null>> {
  const { lines } = filling.plan;
  const put = await putAllOn(call, filling);
  if (!put.ok) return put;
  for (let from = itemsAtOnce; from < lines.length; from += itemsAtOnce) {
    const added = await addMore(call, { ...filling, lines: lines.slice(from, from + itemsAtOnce) });
    if (!added.ok) return added;
  }
  return ok(null);
}

async function putAllOn(call: VendureCall, filling: Filling): Promise<Result<unknown>> {
  const { id, request, plan } = filling;
  const { order } = request;
  const shipTo = addressOf(order.shipTo);
  const billTo = addressOf(order.billTo);
  const notes = notesOf(call, request).map((note) => ({ id, note, isPublic: false }));
  const lines = plan.lines.slice(0, itemsAtOnce);
  const customer = customerOf(order);
  const filled = await ask(call, {
    query: fillOperation(call.settings, {
      hasShipTo: shipTo !== null,
      hasBillTo: billTo !== null,
      notes: notes.length,
      items: lines.length,
    }),
    currency: order.currency,
    variables: {
      id,
      customer,
      ...(usesOrderFields(call.settings) && { fields: { id, customFields: orderFields(call, filling) } }),
      ...(shipTo && { shipTo }),
      ...(billTo && { billTo }),
      ...Object.fromEntries(notes.map((note, index) => [`note${index}`, note])),
      ...itemsOf(call, { ...filling, lines }),
    },
    subjects: subjectsOf(lines),
    answer: z.unknown(),
  });
  const hasAccount = !filled.ok && filled.problems.some(({ code }) => code === 'destination.customerExists');
  return hasAccount ? takeAccount(call, { id, email: customer.emailAddress }) : filled;
}

const addMore = (call: VendureCall, filling: Filling & { lines: readonly PlannedLine[] }): Promise<Result<unknown>> =>
  ask(call, {
    query: addItems(filling.lines.length),
    currency: filling.request.order.currency,
    variables: { id: filling.id, ...itemsOf(call, filling) },
    subjects: subjectsOf(filling.lines),
    answer: z.unknown(),
  });

const itemsOf = (
  { settings }: VendureCall,
  { lines, variants }: { lines: readonly PlannedLine[]; variants: DraftWork['variants'] },
) =>
  Object.fromEntries(
    lines.map(({ lineId, quantity, unitPrice }, index) => {
      const fields = withoutUnnamed([
        [settings.lineReferenceField, lineId],
        [settings.linePriceField, unitPrice],
      ]);
      const hasFields = Object.keys(fields).length > 0;
      const item = { productVariantId: variants.get(lineId)?.id, quantity, ...(hasFields && { customFields: fields }) };
      return [`item${index}`, item];
    }),
  );

const subjectsOf = (lines: readonly PlannedLine[]) =>
  Object.fromEntries(lines.map(({ sku }, index) => [`item${index}`, sku]));

const orderFields = ({ settings }: VendureCall, { request, plan }: Filling): Record<string, unknown> => ({
  ...changingFields(settings, request.order),
  ...withoutUnnamed([
    [settings.referenceField, request.reference],
    [settings.shippingPriceField, plan.shipping],
  ]),
});

/** Private notes, for what the shop has no field for. */
function notesOf({ settings }: VendureCall, { order, reference }: WriteRequest): string[] {
  const note = order.assigned.note || order.note;
  const { channel, number } = order.source;
  return [
    ...(settings.referenceField ? [] : [`Order ${number} from ${channel}. ${referenceNote(reference)}`]),
    ...(settings.tagsField || order.tags.length === 0 ? [] : [`Tags: ${order.tags.join(', ')}`]),
    ...(note ? [`Note: ${note}`] : []),
  ];
}

/** The buyer has an account under this address, and Vendure takes no guest of the same address. */
async function takeAccount(call: VendureCall, { id, email }: { id: string; email: string }): Promise<Result<unknown>> {
  const Customers = z.object({ items: z.array(z.object({ id: z.string(), emailAddress: z.string() })) });
  const found = await ask(call, {
    query: findCustomer,
    variables: { email },
    answer: z.object({ customers: Customers }),
  });
  if (!found.ok) return found;
  const isSame = ({ emailAddress }: { emailAddress: string }) => emailAddress.toLowerCase() === email.toLowerCase();
  const account = found.value.customers.items.find(isSame);
  if (!account) return failed(hiddenCustomer(email));
  return ask(call, { query: setCustomer, variables: { id, customer: account.id }, answer: z.unknown() });
}

const hiddenCustomer = (email: string) => ({
  code: 'destination.customer' as const,
  message: `Vendure knows the buyer’s address ${email} but does not show us the customer.`,
  advice: 'Check that the key’s role may read customers in this channel.',
  retry: 'never' as const,
});
