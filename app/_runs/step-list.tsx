import { DeliveryList } from '../_orders/delivery-list';
import { PauseCard } from '../_orders/pause-card';
import { ChangeList } from '../_ui/change-list';
import { families } from '../_ui/families';
import { ReasonTree } from '../_ui/reason-tree';
import { StateBadge, type StateName } from '../_ui/state-badge';
import type { Pause, RunStep, RunView } from './run-view';
import classes from './step-list.module.css';
import { stepTitle } from './step-title';

interface Look {
  readonly state: StateName;
  readonly word: string;
}

/** How the order left a step, or why it did not. */
function lookOf({ problem, unsupported, effects, port }: RunStep, pause: Pause | undefined): Look {
  if (pause) return pauseLooks[pause.kind === 'wait' && pause.state === 'open' ? 'waiting' : pause.state];
  if (problem) return { state: 'needsFix', word: 'Stopped' };
  if (unsupported) return { state: 'quiet', word: 'Not supported there' };
  if (effects && effects.length > 0) return { state: 'flowing', word: 'Sends out' };
  return port === null ? { state: 'quiet', word: 'Ended here' } : { state: 'flowing', word: 'Went on' };
}

const pauseLooks: Readonly<Record<Pause['state'] | 'waiting', Look>> = {
  waiting: { state: 'waiting', word: 'Waits' },
  open: { state: 'held', word: 'To approve' },
  over: { state: 'flowing', word: 'Went on' },
  approved: { state: 'flowing', word: 'Approved' },
  rejected: { state: 'stopped', word: 'Rejected' },
  calledOff: { state: 'quiet', word: 'Called off' },
};

/** The steps of a run in the order they were taken: before → after, and the reason. */
export function StepList({ view }: { view: RunView }) {
  if (view.steps.length === 0) return <p>The steps of this run are no longer kept.</p>;
  return (
    <ol className={classes['list']}>
      {inOrder(view.steps).map(({ step, key }) => (
        <Step key={key} step={step} view={view} />
      ))}
    </ol>
  );
}

/** A node can be met twice, from two sides; a step is named by its place. */
const inOrder = (steps: RunView['steps']) => steps.map((step, place) => ({ step, key: `${place}:${step.nodeId}` }));

function Step({ step, view }: { step: RunStep; view: RunView }) {
  const { title, family, port } = stepTitle(step, view.document);
  const deliveries = view.deliveries[step.nodeId] ?? [];
  const pause = view.pauses.findLast(({ nodeId }) => nodeId === step.nodeId);
  return (
    <li className={classes['step']} style={{ borderLeftColor: families[family].color }}>
      <div className={classes['head']}>
        <strong>{title}</strong>
        <StateBadge {...lookOf(step, pause)} />
        {port && <span className={classes['port']}>by {port}</span>}
      </div>
      {step.problem && <p className={classes['problem']}>{step.problem.message}</p>}
      {step.reason && <ReasonTree reason={step.reason} />}
      {pause && pause.kind === 'hold' && <PauseCard pause={pause} />}
      {step.changes.length > 0 && <ChangeList changes={step.changes} />}
      {deliveries.length > 0 && <DeliveryList deliveries={deliveries} />}
    </li>
  );
}
