'use client';
import { ProblemCard } from '../_ui/problem-card';
import { GroupFacts } from './group-facts';
import { GroupFix } from './group-fix';
import type { ProblemGroup } from './health-view';

/** One cause: what is wrong, how much hangs on it, since when, and the button that fixes it. */
export function ProblemGroupCard({ group }: { group: ProblemGroup }) {
  return (
    <ProblemCard
      message={group.message}
      advice={group.advice ?? group.way}
      facts={<GroupFacts group={group} />}
      fix={<GroupFix group={group} />}
    />
  );
}
