import type { ProblemFix, ProblemOwner } from '../../nodes/problem-fix';
import { problemKind } from '../../nodes/problem-kind';
import type { findProblems } from '../db/queries/order-view';

/** A problem nobody has put right yet, with who can and how. */
export interface OpenProblem {
  readonly id: string;
  readonly code: string;
  readonly subject: string | null;
  readonly title: string;
  readonly message: string;
  readonly advice: string | null;
  readonly owner: ProblemOwner;
  readonly fix: ProblemFix;
  readonly flowId: string | null;
  readonly nodeId: string | null;
  readonly runId: string | null;
  readonly deliveryId: string | null;
  readonly connectionId: string | null;
  readonly openedAt: string;
}

export type StoredProblem = Awaited<ReturnType<ReturnType<typeof findProblems>['execute']>>[number];

export const openProblems = (rows: readonly StoredProblem[]): OpenProblem[] =>
  rows
    .filter(({ resolvedAt }) => resolvedAt === null)
    .map(({ resolvedAt: _at, resolvedBy: _by, resolution: _how, openedAt, ...row }) => ({
      ...row,
      ...problemKind(row.code),
      openedAt: openedAt.toISOString(),
    }));
