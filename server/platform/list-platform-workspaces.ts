import { findMemberships } from '../db/queries/membership-view';
import { findOwnAccesses } from '../db/queries/platform-access';
import { findPlatformWorkspaces, type PlatformWorkspace } from '../db/queries/platform-view';
import { withPlatform, withUser } from '../db/with-workspace';
import type { World } from '../workspaces/world';

export interface PlatformWorkspaceRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: string;
  readonly owners: readonly { readonly name: string; readonly email: string }[];
  readonly members: number;
  readonly flows: number;
  readonly liveFlows: number;
  readonly ordersDay: number;
  /** Of the last 30 days. */
  readonly usage: { readonly orders: number; readonly deliveries: number; readonly documentBytes: number };
  /** Things that wait for a person. */
  readonly stuck: number;
  /** Connections whose account needs attention. */
  readonly attention: number;
  readonly lastActivity: string;
  /** What the person asking may do with it. */
  readonly access: OwnAccess;
}

export type OwnAccess =
  | { readonly state: 'none' }
  /** They belong to it anyway. */
  | { readonly state: 'member' }
  | { readonly state: 'asked' | 'refused'; readonly id: string; readonly at: string }
  | { readonly state: 'in'; readonly id: string; readonly role: string; readonly until: string };

/** Every workspace of this installation, by what it counts: who owns it, how much it moves, whether it is well. */
export async function listPlatformWorkspaces(
  { db, now }: Pick<World, 'db' | 'now'>,
  { userId }: { userId: string },
): Promise<PlatformWorkspaceRow[]> {
  const { rows } = await withPlatform(db, userId, (trx) => findPlatformWorkspaces().execute(trx));
  const { asked, own } = await withUser(db, userId, async (trx) => ({
    asked: await findOwnAccesses(trx, { userId }).execute(),
    own: new Set((await findMemberships(trx, { userId, now: now() }).execute()).map((place) => place.workspaceId)),
  }));
  const newest = new Map(asked.toReversed().map((one) => [one.workspaceId, one]));
  return rows.map((row) => toRow(row, own.has(row.id) ? { state: 'member' } : toAccess(newest.get(row.id), now())));
}

const toRow = (row: PlatformWorkspace, access: OwnAccess): PlatformWorkspaceRow => {
  const { ordersMonth, deliveriesMonth, documentBytesMonth, createdAt, lastActivity, owners, ...rest } = row;
  return {
    ...rest,
    owners: owners ?? [],
    createdAt: createdAt.toISOString(),
    lastActivity: lastActivity.toISOString(),
    usage: {
      orders: Number(ordersMonth),
      deliveries: Number(deliveriesMonth),
      documentBytes: Number(documentBytesMonth),
    },
    access,
  };
};

interface StoredAccess {
  readonly id: string;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
  readonly role: string | null;
  readonly until: Date | null;
  readonly endedAt: Date | null;
}

const weekMs = 7 * 24 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

function toAccess(found: StoredAccess | undefined, now: Date): OwnAccess {
  if (!found) return { state: 'none' };
  const { id, role, until, decidedAt, askedAt, endedAt } = found;
  const isOpen = endedAt === null;
  if (isOpen && role !== null && until !== null && until > now)
    return { state: 'in', id, role, until: until.toISOString() };
  if (isOpen && decidedAt === null && now.getTime() - askedAt.getTime() < weekMs)
    return { state: 'asked', id, at: askedAt.toISOString() };
  const isRefused = decidedAt !== null && role === null && now.getTime() - decidedAt.getTime() < dayMs;
  return isRefused ? { state: 'refused', id, at: decidedAt.toISOString() } : { state: 'none' };
}
