import { ok, type Result } from '../../nodes/problem';
import { listMessages as list } from '../db/queries/webhooks';
import type { World } from '../workspaces/world';
import { changeEndpoint, type OneEndpoint } from './change-endpoint';

export interface MessageView {
  readonly id: string;
  /** The header webhook-id. */
  readonly eventId: string;
  readonly kind: string;
  /** What was sent, as it was signed. */
  readonly body: string;
  readonly state: 'planned' | 'delivered' | 'failed';
  readonly attempt: number;
  /** When it is tried next. */
  readonly dueAt: string;
  readonly status: number | null;
  readonly problem: string | null;
  readonly ms: number | null;
  readonly triedAt: string | null;
  readonly createdAt: string;
}

const shown = 30;
const states = ['planned', 'delivered', 'failed'] as const;

/** The last messages of an endpoint, with what came of each. */
export function listMessages(world: Pick<World, 'db'>, one: OneEndpoint): Promise<Result<MessageView[]>> {
  return changeEndpoint({ world, ...one }, async (trx) => {
    const { member, endpointId } = one;
    const rows = await list(trx, { workspaceId: member.workspaceId, endpointId, limit: shown }).execute();
    return ok(
      rows.map(({ dueAt, triedAt, createdAt, state, ...row }) => ({
        ...row,
        state: states.find((known) => known === state) ?? 'failed',
        dueAt: dueAt.toISOString(),
        triedAt: triedAt?.toISOString() ?? null,
        createdAt: createdAt.toISOString(),
      })),
    );
  });
}
