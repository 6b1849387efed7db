'use client';
import { Button, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { StepsLink } from '../_steps/steps-link';
import { livelyMs } from '../_ui/query-client';
import { sayMany } from '../_ui/say-number';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import { AllClear } from './all-clear';
import type { HomeSummary, ProblemGroup } from './health-view';
import { ProblemGroupCard } from './problem-group-card';
import { ProblemGroupRow } from './problem-group-row';
import { StoppedAccountCard } from './stopped-account-card';
import classes from './to-fix.module.css';

/** What needs a person: the most pressing causes as cards, the others a click away. */
export function ToFix({ home, isNew }: { home: HomeSummary; isNew: boolean }) {
  const { problems, stopped, causes, needsFix } = home;
  const shown = stopped.length + problems.length;
  if (shown === 0) return isNew ? null : <AllClear />;
  return (
    <Section
      title="To fix"
      aside={needsFix > 0 ? { label: 'All orders that need a fix', path: 'orders?state=needsFix' } : undefined}
    >
      <StepsLink />
      <SimpleGrid cols={{ base: 1, md: 2, lg: Math.min(3, shown) }} spacing="sm">
        {stopped.map((account) => (
          <StoppedAccountCard key={account.connectionId} account={account} />
        ))}
        {problems.map((group) => (
          <ProblemGroupCard key={keyOf(group)} group={group} />
        ))}
      </SimpleGrid>
      {causes > problems.length && <Others shown={problems.map(keyOf)} count={causes - problems.length} />}
    </Section>
  );
}

const keyOf = ({ code, subject, connectionId }: ProblemGroup) => JSON.stringify([code, subject, connectionId]);

/** The causes that can wait a little: asked for only when somebody wants to see them. */
function Others({ shown, count }: { shown: readonly string[]; count: number }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const { data = [], isPending } = useQuery(
    trpc.problems.groups.queryOptions({ workspace: slug }, { enabled: isOpen, refetchInterval: livelyMs }),
  );
  const others = data.filter((group) => !shown.includes(keyOf(group)));
  return (
    <>
      <Button
        variant="subtle"
        size="compact-md"
        mt="xs"
        aria-expanded={isOpen}
        loading={isOpen && isPending}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Show only the most pressing' : `Show ${sayMany(count, { one: 'more cause' })}`}
      </Button>
      {isOpen && others.length > 0 && (
        <ul className={classes['others']} aria-label="More to fix">
          {others.map((group) => (
            <ProblemGroupRow key={keyOf(group)} group={group} />
          ))}
        </ul>
      )}
    </>
  );
}
