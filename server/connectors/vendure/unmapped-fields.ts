import type { UnmappedGroup } from '../simulator-kit/unmapped-fields';

/** Reviewed 2026-11-23: what order-selection.ts asks for and the canonical order has no room for. README.md says it in words. */
export const unmappedFields: readonly UnmappedGroup[] = [
  {
    reason: 'What a parcel’s state was before; each state has its own entry.',
    fields: ['order.history.items[].data.from'],
  },
];
