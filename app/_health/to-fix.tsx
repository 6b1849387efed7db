'use client';
import { Button, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { livelyMs } from '../_ui/query-client';
import { sayCount } from '../_ui/say-number';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { AllClear } from './all-clear';
import type { HomeSummary, ProblemGroup } from './health-view';
import { ProblemGroupCard } from './problem-group-card';
import { ProblemGroupRow } from './problem-group-row';
import { StoppedAccountCard } from './stopped-account-card';
import classes from './to-fix.module.css';

/** As many as one takes in at a glance; the others are lines below. */
const cards = 3;

/** What needs a person: the most pressing causes as cards, the others below. */
export function ToFix({ home, isNew }: { home: HomeSummary; isNew: boolean }) {
  if (home.problems.length + home.stopped.length === 0) return isNew ? null : <AllClear />;
  const first = home.problems.slice(0, cards);
  const shown = home.stopped.length + first.length;
  return (
    <Section
      title="To fix"
      aside={home.needsFix > 0 ? { label: 'All orders that need a fix', path: 'orders?state=needsFix' } : undefined}
    >
      <SimpleGrid cols={{ base: 1, md: 2, lg: Math.min(cards, shown) }} spacing="sm">
        {home.stopped.map((account) => (
          <StoppedAccountCard key={account.connectionId} account={account} />
        ))}
        {first.map((group) => (
          <ProblemGroupCard key={keyOf(group)} group={group} />
        ))}
      </SimpleGrid>
      <Others home={home} />
    </Section>
  );
}

const keyOf = ({ code, subject, connectionId }: ProblemGroup) => JSON.stringify([code, subject, connectionId]);

function Others({ home: { problems, causes } }: { home: HomeSummary }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [isWhole, setWhole] = useState(false);
  const whole = useQuery(
    trpc.problems.groups.queryOptions({ workspace: slug }, { enabled: isWhole, refetchInterval: livelyMs }),
  );
  const others = (isWhole && whole.data ? whole.data : problems).slice(cards);
  if (others.length === 0) return null;
  return (
    <>
      <ul className={classes['others']} aria-label="More to fix">
        {others.map((group) => (
          <ProblemGroupRow key={keyOf(group)} group={group} />
        ))}
      </ul>
      {causes > problems.length && !isWhole && (
        <Button variant="subtle" size="compact-md" mt="xs" onClick={() => setWhole(true)}>
          Show all {sayCount(causes)} causes
        </Button>
      )}
    </>
  );
}
