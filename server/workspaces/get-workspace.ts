import { countFrame } from '../db/queries/home-view';
import { withWorkspace } from '../db/with-workspace';
import type { Member, Role } from './member';
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

const dayMs = 24 * 60 * 60 * 1000;

export async function getWorkspace(
  { db, now, demo }: Pick<World, 'db' | 'now' | 'demo'>,
  { workspaceId, slug, workspaceName, role }: Member,
): Promise<WorkspaceView> {
  const since = new Date(now().getTime() - dayMs);
  const { rows } = await withWorkspace(db, workspaceId, (trx) => countFrame({ workspaceId, since }).execute(trx));
  const [counts] = rows;
  if (!counts) throw new Error('Counting answers one row.');
  const { orders24h, needsFix, connections, liveFlows } = counts;
  return {
    slug,
    name: workspaceName,
    role,
    counts: { orders24h, needsFix, connections, liveFlows },
    demo: demo()?.workspace === slug ? { urls: demo()?.urls ?? [] } : null,
  };
}
