import type { UnmappedGroup } from '../simulator-kit/unmapped-fields';

/** Reviewed 2026-11-23: what operations.ts asks for and the canonical order has no room for. README.md says it in words. */
export const unmappedFields: readonly UnmappedGroup[] = [
  {
    reason: 'Says only whether there are returns to read.',
    fields: ['order.returnStatus'],
  },
  {
    reason: 'Names the part of a fulfilment that a return of ours takes back.',
    fields: ['fulfillments[].lines[].id'],
  },
];
