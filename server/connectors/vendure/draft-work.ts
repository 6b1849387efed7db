import type { WriteRequest } from '../contract';
import type { DraftPlan } from './draft-plan';
import type { Variant } from './resolve-skus';

/** All that a draft is made from. */
export interface DraftWork {
  readonly request: WriteRequest;
  readonly plan: DraftPlan;
  /** By canonical line id. */
  readonly variants: ReadonlyMap<string, Variant>;
}
