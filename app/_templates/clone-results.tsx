'use client';
import { Anchor } from '@mantine/core';
import Link from 'next/link';
import { Section } from '../_ui/section';
import { StateBadge } from '../_ui/state-badge';
import type { Outputs } from '../_ui/trpc';
import type { Client } from './answers';
import classes from './templates.module.css';

interface Props {
  readonly results: Outputs['templates']['clone'];
  /** In the order they were asked for. */
  readonly clients: readonly Client[];
}

/** What became of each client's flow: where it is, or what to put right. */
export const CloneResults = ({ results, clients }: Props) => (
  <Section title="Done">
    <ul className={classes['results']}>
      {results.map((result, index) => (
        <ResultLine key={clients[index]?.slug ?? index} result={result} name={clients[index]?.name ?? ''} />
      ))}
    </ul>
  </Section>
);

function ResultLine({ result, name }: { result: Props['results'][number]; name: string }) {
  const problems = result.ok ? result.value.problems : result.problems;
  return (
    <li>
      <div className={classes['foot']}>
        {result.ok ? (
          <Anchor component={Link} href={`/${result.value.slug}/flows/${result.value.flowId}`}>
            {name}
          </Anchor>
        ) : (
          name
        )}
        <StateBadge {...badgeOf(result)} />
      </div>
      {problems.map(({ message, advice }) => (
        <p key={message} className={classes['none']}>
          {message} {advice}
        </p>
      ))}
    </li>
  );
}

function badgeOf(result: Props['results'][number]): Parameters<typeof StateBadge>[0] {
  if (!result.ok) return { state: 'needsFix', word: 'Not made' };
  return result.value.isLive ? { state: 'flowing', word: 'Live' } : { state: 'draft' };
}
