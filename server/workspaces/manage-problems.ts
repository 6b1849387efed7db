import type { Problem } from '../../nodes/problem';
import type { Member, Role } from './member';

/** Why this member may not give or take this place; null when they may. Nobody gives more than they have. */
export function placeProblem(member: Member, place: { role: Role; until: Date | null }): Problem | null {
  if (member.role === 'owner') return null;
  if (place.role === 'owner') return ownersOnly('Only an owner makes or changes owners.');
  if (place.until) return ownersOnly('Only an owner lets consultants in, and changes what they may do.');
  return null;
}

const ownersOnly = (message: string): Problem => ({
  code: 'member.forbidden',
  message,
  advice: 'Ask an owner of the workspace.',
  retry: 'never',
});

export const memberMissing: Problem = {
  code: 'member.notFound',
  message: 'This person is not in the workspace.',
  retry: 'never',
};

export const lastOwner: Problem = {
  code: 'member.lastOwner',
  message: 'A workspace needs an owner, and this is the last one.',
  advice: 'Make somebody else an owner first.',
  retry: 'never',
};

/** A consultant's time has to lie ahead, and an owner has none. */
export function untilProblem({ role, until }: { role: Role; until: Date | null }, now: Date): Problem | null {
  if (until && role === 'owner') return { ...untilWrong, message: 'An owner cannot be let in for a time only.' };
  return until && until <= now ? untilWrong : null;
}

const untilWrong: Problem = {
  code: 'member.untilPast',
  message: 'That day has passed. Choose one to come.',
  subject: 'until',
  retry: 'never',
};
