import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Problem, Result } from '../../nodes/problem';
import { mayCall, permissionOf } from '../auth/permissions';
import { notePlatformDenied } from '../platform/record-platform-audit';
import { coverForViewer } from '../privacy/cover-for-viewer';
import { noteLook } from '../staff/note-look';
import { watchDeed } from '../staff/watch-deed';
import { isPlatformAdmin } from '../workspaces/get-me';
import type { Member } from '../workspaces/member';
import { whyShutOut } from '../workspaces/why-shut-out';
import type { World } from '../workspaces/world';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Made for every HTTP request by server/web. */
export interface Context {
  readonly world: World;
  readonly account: Account | null;
  readonly address: string | null;
  /** Looks the workspace and the membership up, once per request and workspace. Null: no such workspace, or not a member. */
  readonly findMember: (slug: string) => Promise<Member | null>;
  /** Writes a refused attempt into the audit trail. */
  readonly noteDenied: (attempt: { member: Member; procedure: string }) => Promise<void>;
}

/** Carries problems through tRPC to `error.data.problems`. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}

const t = initTRPC.context<Context>().create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    // A bug's own words may hold anything: they go to the log, not to the browser.
    message: error.code === 'INTERNAL_SERVER_ERROR' ? bugProblem.message : shape.message,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      problems: problemsOf(error),
    },
  }),
});

export const { router } = t;

export const bugProblem: Problem = {
  code: 'sluice.bug',
  message: 'Something went wrong on our side. Nothing was lost; please try again.',
  retry: 'later',
};

/** What to say of an error, in the product's own words. */
export function problemsOf(error: TRPCError): readonly Problem[] {
  if (error.cause instanceof ProblemError) return error.cause.problems;
  if (error.cause instanceof z.ZodError) return error.cause.issues.map(inputProblem);
  return error.code === 'INTERNAL_SERVER_ERROR' ? [bugProblem] : [];
}

const inputProblem = (issue: z.core.$ZodIssue): Problem => ({
  code: 'input.invalid',
  message: issue.message,
  subject: issue.path.join('.'),
  retry: 'never',
});

/** The one place where problems-as-values become a tRPC error. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new TRPCError({ code: codeFor(result.problems), cause: new ProblemError(result.problems) });
}

const codes: readonly (readonly [ending: string, code: TRPCError['code']])[] = [
  ['.notFound', 'NOT_FOUND'],
  ['.forbidden', 'FORBIDDEN'],
  ['.secondStepFirst', 'FORBIDDEN'],
  ['.draftMoved', 'CONFLICT'],
];

function codeFor(problems: readonly Problem[]): TRPCError['code'] {
  const found = codes.find(([ending]) => problems.some(({ code }) => code.endsWith(ending)));
  return found?.[1] ?? 'BAD_REQUEST';
}

/** For people who may not have an account yet. Only procedures the permission table calls `open` get past it. */
export const openProcedure = t.procedure.use(({ path, next }) => {
  if (permissionOf(path) !== 'open') throw new Error(`${path} is not listed as open in server/auth/permissions.ts.`);
  return next();
});

/** For people with an account, whichever workspaces they belong to. */
export const signedInProcedure = t.procedure.use(({ ctx, path, next }) => {
  if (permissionOf(path) !== 'signedIn')
    throw new Error(`${path} is not listed as signedIn in server/auth/permissions.ts.`);
  if (!ctx.account) throw new TRPCError({ code: 'UNAUTHORIZED', cause: new ProblemError([signInFirst]) });
  return next({ ctx: { ...ctx, account: ctx.account } });
});

/** For those that run this installation: what they may know of it without being let into any workspace. */
export const platformProcedure = t.procedure.use(async ({ ctx, path, next }) => {
  if (permissionOf(path) !== 'platform')
    throw new Error(`${path} is not listed as platform in server/auth/permissions.ts.`);
  if (!ctx.account) throw new TRPCError({ code: 'UNAUTHORIZED', cause: new ProblemError([signInFirst]) });
  const person = { userId: ctx.account.id, address: ctx.address };
  if (!(await isPlatformAdmin(ctx.world, person.userId))) {
    await notePlatformDenied(ctx.world, { person, procedure: path });
    return unwrap<never>({ ok: false, problems: [notStaff] });
  }
  return next({ ctx: { ...ctx, person } });
});

const InWorkspace = z.object({ workspace: z.string().max(63) });

/**
 * Every procedure inside a workspace. The workspace is the one named in the input, membership and role are read from the
 * database for this very request, and the permission table says which roles may call it.
 */
export const workspaceProcedure = t.procedure
  .input(InWorkspace)
  .use(async ({ ctx, input, path, type, getRawInput, next }) => {
    if (!ctx.account) throw new TRPCError({ code: 'UNAUTHORIZED', cause: new ProblemError([signInFirst]) });
    const member = await ctx.findMember(input.workspace);
    if (!member) {
      const problem = await whyShutOut(ctx.world, { userId: ctx.account.id, slug: input.workspace });
      return unwrap<never>({ ok: false, problems: [problem] });
    }
    if (!mayCall(member, path)) {
      await ctx.noteDenied({ member, procedure: path });
      return unwrap<never>({ ok: false, problems: [notPermitted] });
    }
    // What somebody of our own staff sees here is on record, as what they do is.
    if (member.staff && type === 'query')
      await noteLook(ctx.world, { member, procedure: path, input: await getRawInput() });
    const deed = member.staff && type === 'mutation' ? await watchDeed(ctx.world, { member, procedure: path }) : null;
    const answer = await next({ ctx: { ...ctx, member } });
    if (!answer.ok) return answer;
    await deed?.note();
    if (member.role !== 'viewer') return answer;
    return {
      ...answer,
      data: await coverForViewer(ctx.world, { workspaceId: member.workspaceId, answer: answer.data }),
    };
  });

const signInFirst: Problem = { code: 'account.signInFirst', message: 'Please sign in first.', retry: 'never' };
const notPermitted: Problem = {
  code: 'workspace.forbidden',
  message: 'Your role in this workspace does not allow this.',
  advice: 'Ask an owner or admin of the workspace.',
  retry: 'never',
};
const notStaff: Problem = {
  code: 'platform.forbidden',
  message: 'This is for those who run this installation of Sluice.',
  retry: 'never',
};
