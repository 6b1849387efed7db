import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { z } from 'zod';
import type { Problem } from '../../nodes/problem';
import { bugProblem, problemsOf } from '../trpc/procedures';

/** RFC 9457, with every problem there is in the product's own words. */
export interface ProblemAnswer {
  readonly status: number;
  readonly problems: readonly [Problem, ...Problem[]];
}

export const refuse = (
  status: number,
  problem: Omit<Problem, 'retry'> & { retry?: Problem['retry'] },
): ProblemAnswer => ({
  status,
  problems: [{ retry: 'never', ...problem }],
});

export const problemBody = ({ status, problems }: ProblemAnswer): string => {
  const [first] = problems;
  const detail = problems.map(({ message, advice }) => (advice ? `${message} ${advice}` : message)).join(' ');
  const { code, message: title } = first;
  return JSON.stringify({ type: `urn:sluice:problem:${code}`, title, status, detail, code, problems });
};

/** What a procedure threw, as an answer. @param isConditional the caller named the revision by If-Match */
export function answerToError(thrown: unknown, { isConditional }: { isConditional: boolean }): ProblemAnswer {
  const error = thrown instanceof TRPCError ? thrown : new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: thrown });
  const [first = bugProblem, ...more] = problemsOf(error);
  return { status: statusOf(error, { first, isConditional }), problems: [first, ...more] };
}

function statusOf(error: TRPCError, { first, isConditional }: { first: Problem; isConditional: boolean }): number {
  if (error.code === 'CONFLICT' && isConditional) return 412;
  if (error.code !== 'BAD_REQUEST') return getHTTPStatusCodeFromError(error);
  // What cannot be read is 400; what can, and may not be done, 422.
  if (!(error.cause instanceof z.ZodError)) return 422;
  return first.subject === 'revision' && !isConditional ? 428 : 400;
}
