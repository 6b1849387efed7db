import { countOpenAlerts } from '../db/queries/alerts';
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
    /** Open alerts nobody has put aside. */
    readonly alerts: number;
  };
  /** Whether owners, admins and consultants need a second step at sign-in. */
  readonly requiresSecondStep: boolean;
  /** Where the demo's own marketplaces and shop can be looked at; null in a real workspace. */
  readonly demo: { readonly urls: readonly { readonly label: string; readonly url: string }[] } | null;
}

const dayMs = 24 * 60 * 60 * 1000;

export async function getWorkspace(
  { db, now, demo }: Pick<World, 'db' | 'now' | 'demo'>,
  { workspaceId, slug, workspaceName, role }: Member,
): Promise<WorkspaceView> {
  const since = new Date(now().getTime() - dayMs);
  const { rows, setting, open } = await withWorkspace(db, workspaceId, async (trx) => ({
    ...(await countFrame({ workspaceId, since }).execute(trx)),
    setting: await trx
      .selectFrom('workspace')
      .select('requires_two_factor as requiresSecondStep')
      .where('id', '=', workspaceId)
      .executeTakeFirstOrThrow(),
    open: (await countOpenAlerts({ workspaceId, now: now() }).execute(trx)).rows,
  }));
  const [counts] = rows;
  if (!counts) throw new Error('Counting answers one row.');
  const { orders24h, needsFix, connections, liveFlows } = counts;
  return {
    slug,
    name: workspaceName,
    role,
    ...setting,
    counts: { orders24h, needsFix, connections, liveFlows, alerts: open[0]?.n ?? 0 },
    demo: demo()?.workspace === slug ? { urls: demo()?.urls ?? [] } : null,
  };
}
