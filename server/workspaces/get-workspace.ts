import type { Member, Role } from './member';
import { pending } from './pending';
import type { World } from './world';

export interface WorkspaceView {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly counts: {
    readonly orders24h: number;
    readonly needsFix: number;
    readonly connections: number;
    readonly liveFlows: number;
  };
  /** Where the demo's own marketplaces and shop can be looked at; null in a real workspace. */
  readonly demo: { readonly urls: readonly { readonly label: string; readonly url: string }[] } | null;
}

export async function getWorkspace(_world: World, _member: Member): Promise<WorkspaceView> {
  return pending();
}
