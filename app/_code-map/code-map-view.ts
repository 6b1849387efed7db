import type { Outputs } from '../_ui/trpc';

export type CodeMapView = Outputs['codeMap']['get'];
export type CodeKindView = CodeMapView['kinds'][number];
export type CodeKindName = CodeKindView['kind'];
export type CodeRow = CodeKindView['matches'][number];
export type SuggestedCode = Outputs['codeMap']['suggest'][number];

/** Whom carriers and reasons are told. */
export interface Destination {
  readonly id: string;
  readonly name: string;
}
