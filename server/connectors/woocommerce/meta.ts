import type { WooMeta } from './wire';

/** What we write down in a shop, where nobody's plug-in looks for something else. An underscore hides it from the shop's pages. */
export const metaKeys = {
  /** On an order, a refund, a fulfilment: what Sluice calls it. */
  reference: '_sluice_reference',
  /** On a line: the canonical line's id. */
  line: '_sluice_line',
  /** On a fee that only brings an order to its total. */
  part: '_sluice_part',
  shipment: (reference: string) => `_sluice_shipment_${reference}`,
  label: (reference: string) => `_sluice_label_${reference}`,
  note: (reference: string) => `_sluice_note_${reference}`,
};

export function metaValue(meta: readonly WooMeta[], key: string): unknown {
  return meta.find((one) => one.key === key)?.value;
}

/** Null for anything but text or a number. */
export function metaText(meta: readonly WooMeta[], key: string): string | null {
  const value = metaValue(meta, key);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Custom fields people see: no underscore in front, one value each. */
export function visibleMeta(meta: readonly WooMeta[]): Record<string, string> {
  const visible: Record<string, string> = {};
  for (const { key, value, display_key, display_value } of meta) {
    const text = [display_value, value].find(isPlain);
    if (key.startsWith('_') || text === undefined || text === '') continue;
    visible[typeof display_key === 'string' && display_key !== '' ? display_key : key] = String(text);
  }
  return visible;
}

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
