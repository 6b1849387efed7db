import type { Problem } from '../../nodes/problem';

export const flowMissing: Problem = {
  code: 'flow.notFound',
  message: 'There is no such flow in this workspace.',
  retry: 'never',
};

export const versionMissing: Problem = {
  code: 'flow.notFound',
  message: 'There is no such version of this flow.',
  retry: 'never',
};

/** @param who the name of whoever saved last; null when it is not known. */
export const draftMoved = (who: string | null): Problem => ({
  code: 'flow.draftMoved',
  message: `${who ?? 'Somebody'} has changed this flow meanwhile.`,
  advice: 'Load their version, then make your change again.',
  subject: who ?? '',
  retry: 'never',
});

/** @param who the name of whoever changes it now, in another tab. */
export const draftTaken = (who: string): Problem => ({
  code: 'flow.draftTaken',
  message: `${who} has taken over this flow.`,
  advice: 'Take it back, or copy what you have drawn.',
  subject: who,
  retry: 'never',
});
