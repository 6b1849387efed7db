import { z } from 'zod';
import { DeliveryKind } from '../../nodes/capability';
import { Problem } from '../../nodes/problem';
import type { findDeliveries } from '../db/queries/order-view';
import { DeliveryState } from './delivery-state';

/** What is recorded of a call: redacted, cut to size. `request` and `response` are header lines, an empty line, the body. */
const Recorded = z.object({
  at: z.string(),
  ms: z.number(),
  method: z.string(),
  url: z.string(),
  request: z.string(),
  status: z.number().optional(),
  response: z.string().optional(),
  error: z.string().optional(),
});

/** One request and its answer. Bodies are header lines, an empty line, then the body itself. */
export interface Exchange {
  readonly at: string;
  readonly ms: number;
  readonly request: { readonly method: string; readonly url: string; readonly body: string };
  readonly response: { readonly status: number; readonly body: string } | null;
  /** Why there is no answer. */
  readonly failure: string | null;
}

export type DeliveryMove = 'retry' | 'skip' | 'markDelivered';

export interface OrderDeliveryRow {
  readonly id: string;
  readonly runId: string;
  readonly flowId: string;
  readonly nodeId: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly operation: DeliveryKind;
  readonly factId: string | null;
  readonly state: DeliveryState;
  readonly attempt: number;
  readonly dueAt: string;
  readonly remoteId: string | null;
  /** The number people see there for the order. */
  readonly numberThere: string | null;
  readonly reference: string;
  readonly note: string | null;
  readonly problem: Problem | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** What a person can do about it now. */
  readonly can: readonly DeliveryMove[];
}

export type StoredDelivery = Awaited<ReturnType<ReturnType<typeof findDeliveries>['execute']>>[number];

export function toDeliveryRow({ exchanges: _, ...row }: StoredDelivery): OrderDeliveryRow {
  const state = DeliveryState.parse(row.state);
  const problem = Problem.nullable().parse(row.problem);
  return {
    ...row,
    operation: DeliveryKind.parse(row.operation),
    state,
    problem,
    dueAt: row.dueAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    can: movesFor(state, problem),
  };
}

/** What is parked waits for a person; what has failed and tries again by itself may be hurried or skipped. */
function movesFor(state: DeliveryState, problem: Problem | null): readonly DeliveryMove[] {
  const isWaiting = state === 'planned' || state === 'unknown';
  if (state !== 'parked' && !(isWaiting && problem)) return [];
  const isUnknown = state === 'unknown' || problem?.code === 'delivery.unknownOutcome';
  return isUnknown ? ['retry', 'skip', 'markDelivered'] : ['retry', 'skip'];
}

export const exchangesOf = ({ exchanges }: StoredDelivery): readonly Exchange[] =>
  (z.array(Recorded).nullable().parse(exchanges) ?? []).map(
    ({ at, ms, method, url, request, status, response, error }) => ({
      at,
      ms,
      request: { method, url, body: request },
      response: status === undefined ? null : { status, body: response ?? '' },
      failure: error ?? null,
    }),
  );
