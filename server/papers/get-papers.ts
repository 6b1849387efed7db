import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findPaperFile, findPaperJob } from '../db/queries/paper-jobs';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

/** A paper that is not in the PDF, and why. */
export const MissingPaper = z.object({ orderId: z.string(), number: z.string(), reason: z.string() });
export type MissingPaper = z.infer<typeof MissingPaper>;

export interface PapersProgress {
  readonly state: 'planned' | 'done' | 'failed';
  readonly orders: number;
  readonly finished: number;
  readonly pages: number;
  readonly missing: readonly MissingPaper[];
}

interface OneJob {
  readonly member: Member;
  readonly id: string;
}

export async function getPapersProgress(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, id }: OneJob,
): Promise<Result<PapersProgress>> {
  const row = await withWorkspace(db, workspaceId, (trx) => findPaperJob(trx, { workspaceId, id }).executeTakeFirst());
  if (!row) return failed(papersGone);
  const { orders, finished, pages, missing } = row;
  const state = row.state === 'done' || row.state === 'failed' ? row.state : 'planned';
  return ok({ state, orders, finished, pages: pages ?? 0, missing: z.array(MissingPaper).parse(missing) });
}

export async function getPapersFile(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, id }: OneJob,
): Promise<Result<{ fileName: string; mediaType: string; base64: string }>> {
  const row = await withWorkspace(db, workspaceId, (trx) => findPaperFile(trx, { workspaceId, id }).executeTakeFirst());
  if (!row?.bytes) return failed(papersGone);
  const day = row.createdAt.toISOString().slice(0, 10);
  return ok({ fileName: `papers-${day}.pdf`, mediaType: 'application/pdf', base64: row.bytes.toString('base64') });
}

const papersGone: Problem = {
  code: 'papers.notFound',
  message: 'These papers are not here any more. Print them again.',
  retry: 'never',
};
