import { z } from 'zod';
import { Problem } from '../../nodes/problem';

const WithProblems = z.object({ data: z.object({ problems: z.array(Problem).min(1) }) });
const WithCode = z.object({ data: z.object({ code: z.string() }) });

const plain: Readonly<Record<string, Problem>> = {
  UNAUTHORIZED: {
    code: 'session.ended',
    message: 'You are signed out.',
    advice: 'Sign in again; what you typed stays here until you leave the page.',
    retry: 'never',
  },
  FORBIDDEN: {
    code: 'access.denied',
    message: 'Your role in this workspace does not allow that.',
    advice: 'Ask an owner or admin of the workspace.',
    retry: 'never',
  },
  NOT_FOUND: {
    code: 'page.notFound',
    message: 'This is not here, or not yours to see.',
    retry: 'never',
  },
  TOO_MANY_REQUESTS: {
    code: 'request.tooMany',
    message: 'That was a little too often.',
    advice: 'Wait a minute, then try again.',
    retry: 'later',
  },
};

const unreachable: Problem = {
  code: 'server.unreachable',
  message: 'Sluice does not answer.',
  advice: 'Check your network. Nothing is lost: orders keep arriving, and this page tries again by itself.',
  retry: 'later',
};

const unexpected: Problem = {
  code: 'server.unexpected',
  message: 'Something went wrong on our side.',
  advice: 'Nothing was lost. Try again in a moment.',
  retry: 'later',
};

/** What a failed request means, in words for people. Never empty. */
export function problemsOf(error: unknown): readonly Problem[] {
  const known = WithProblems.safeParse(error);
  if (known.success) return known.data.data.problems;
  const coded = WithCode.safeParse(error);
  if (!coded.success) return [unreachable];
  return [plain[coded.data.data.code] ?? unexpected];
}

/** A failed request in one breath, for a notification. */
export const sayProblems = (error: unknown): string =>
  problemsOf(error)
    .map(({ message, advice }) => (advice ? `${message} ${advice}` : message))
    .join(' ');

/** True when the server no longer knows who asks. */
export const isSignedOut = (error: unknown): boolean => {
  const coded = WithCode.safeParse(error);
  return coded.success && coded.data.data.code === 'UNAUTHORIZED';
};

const shutOut: ReadonlySet<string> = new Set(['workspace.notFound', 'workspace.secondStepFirst']);

/** True when the workspace of the page is closed to the person, for good or until they have a second step. */
export const isShutOut = (error: unknown): boolean => {
  const known = WithProblems.safeParse(error);
  return known.success && known.data.data.problems.some(({ code }) => shutOut.has(code));
};
