import { type CodeKind, codeKinds } from '../../nodes/order/code-match';
import type { Problem } from '../../nodes/problem';

export const takesNone = (name: string, kind: CodeKind): Problem => ({
  code: 'codeMap.takesNone',
  message: `${name} is never told any ${codeKinds[kind].one}.`,
  retry: 'never',
});

export const noSuchTarget = (name: string, { kind, target }: { kind: CodeKind; target: string }): Problem => ({
  code: 'codeMap.noSuchTarget',
  message: `${name} has no ${codeKinds[kind].one} “${target}”.`,
  advice: 'Choose one of its own list.',
  subject: 'target',
  retry: 'never',
});

export const linkOfCarriersOnly: Problem = {
  code: 'codeMap.carriersOnly',
  message: 'Only carriers have a service and a link.',
  retry: 'never',
};

export const tooMany: Problem = {
  code: 'codeMap.tooMany',
  message: 'There may be 2,000 matches for one connection at most.',
  advice: 'Remove those that are no longer needed.',
  retry: 'never',
};
export const mostMatches = 2_000;
