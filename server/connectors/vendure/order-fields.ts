import type { Order } from '../../../nodes/order/order';
import type { Settings } from './account';

/** The order's custom fields that follow the marketplace: tags, and the attributes a person has given a field. */
export function changingFields(settings: Settings, { tags, attributes, assigned }: Order): Record<string, unknown> {
  const all = { ...attributes, ...assigned.attributes };
  return withoutUnnamed([
    ...Object.entries(settings.attributeFields).map(([attribute, field]) => [field, all[attribute]] as const),
    [settings.tagsField, tags],
  ]);
}

/** Only fields the shop has, and only what there is to say. */
export const withoutUnnamed = (fields: readonly (readonly [name: string, value: unknown])[]): Record<string, unknown> =>
  Object.fromEntries(fields.filter(([name, value]) => name !== '' && value !== undefined));
