import { ok, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import type { MiraklCall } from './account';
import { doMirakl, orderPath } from './mirakl-client';
import { readTarget } from './target-order';
import type { MiraklOrder } from './wire';

/** OR31: tags and attributes into the order's custom fields, where the settings name one for them. */
export async function updateOrder(call: MiraklCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const values = valuesFor(call, request);
  if (values.length === 0) return ok({ note: 'No custom field of the marketplace is named for any of these changes.' });
  const target = await readTarget(call, request);
  if (!target.ok) return target;
  const { order } = target.value;
  const fields = values.map(([code, list]) => ({ code, value: asFieldTakes(list, { code, order }) }));
  const path = `${orderPath(order.order_id)}/additional_fields`;
  const done = await doMirakl(call, { method: 'PUT', path, json: { order_additional_fields: fields } });
  return done.ok ? ok({}) : done;
}

function valuesFor({ settings }: MiraklCall, { order }: WriteRequest): (readonly [string, readonly string[]])[] {
  const attributes = { ...order.attributes, ...order.assigned.attributes };
  const named = Object.entries(settings.fields).flatMap(([attribute, code]) => {
    const value = attributes[attribute];
    return value === undefined || code === '' ? [] : [[code, [value]] as const];
  });
  return settings.tagsField ? [...named, [settings.tagsField, order.tags] as const] : named;
}

/** A field of several values takes a list, any other one text. */
function asFieldTakes(
  list: readonly string[],
  { code, order }: { code: string; order: MiraklOrder },
): string | readonly string[] {
  const field = order.order_additional_fields.find((one) => one.code === code);
  return field?.type === 'MULTIPLE_VALUES_LIST' ? list : list.join(', ');
}
