'use client';
import { FlowThumbnail } from '../_flows/flow-thumbnail';
import { StateBadge, type StateName } from '../_ui/state-badge';
import type { Outputs } from '../_ui/trpc';
import type { Client } from './answers';
import classes from './trial-results.module.css';

type Result = Outputs['templates']['tryOut'][number];
type Trial = Extract<Result, { ok: true }>['value'];
type Rehearsal = Trial['rehearsals'][number];
type Fate = Rehearsal['fates'][number];

interface Props {
  readonly results: readonly Result[];
  /** In the order they were asked for. */
  readonly clients: readonly Client[];
}

/** For each client: the drawing in small, its steps in words, and what would have become of the last orders. */
export const TrialResults = ({ results, clients }: Props) => (
  <ul className={classes['clients']} aria-label="What will be created">
    {results.map((result, index) => (
      <li key={clients[index]?.slug ?? index} className={classes['client']}>
        <h3 className={classes['name']}>{clients[index]?.name}</h3>
        {result.ok ? <TrialView trial={result.value} /> : <Problems problems={result.problems} />}
      </li>
    ))}
  </ul>
);

const TrialView = ({ trial: { thumbnail, steps, problems, rehearsals } }: { trial: Trial }) => (
  <div className={classes['columns']}>
    <div>
      <FlowThumbnail thumbnail={thumbnail} />
      <ol className={classes['steps']}>
        {steps.map(({ id, title, text }) => (
          <li key={id}>
            <strong>{title}</strong>
            {text !== null && <span>{text}</span>}
          </li>
        ))}
      </ol>
    </div>
    <div>
      {rehearsals.map((rehearsal) => (
        <RehearsalView key={rehearsal.title} rehearsal={rehearsal} />
      ))}
      <Problems problems={problems} />
    </div>
  </div>
);

const RehearsalView = ({ rehearsal }: { rehearsal: Rehearsal }) => (
  <section className={classes['rehearsal']}>
    <h4>{rehearsal.title}</h4>
    <ul className={classes['fates']}>
      {rehearsal.fates.slice(0, mostFates).map((fate) => (
        <FateLine key={fate.sentence} fate={fate} />
      ))}
    </ul>
    {rehearsal.fates.length > mostFates && <p className={classes['soft']}>and others, each in another way</p>}
  </section>
);

const mostFates = 6;

const badges: Readonly<Record<Fate['kind'], { state: StateName; word: string }>> = {
  sent: { state: 'flowing', word: 'Goes' },
  held: { state: 'held', word: 'Held' },
  stopped: { state: 'stopped', word: 'Stopped' },
  needsFix: { state: 'needsFix', word: 'Needs a fix' },
  nothing: { state: 'quiet', word: 'Not sent' },
};

const FateLine = ({ fate: { kind, sentence, orders, examples } }: { fate: Fate }) => (
  <li>
    <StateBadge {...badges[kind]} />
    <span>
      {sentence}
      {examples.length > 0 && (
        <span className={classes['soft']}>
          {' '}
          {examples.join(', ')}
          {orders > examples.length && ' …'}
        </span>
      )}
    </span>
  </li>
);

const Problems = ({ problems }: { problems: readonly { message: string; advice?: string | undefined }[] }) =>
  problems.map(({ message, advice }) => (
    <p key={message} className={classes['problem']}>
      {message} {advice}
    </p>
  ));
