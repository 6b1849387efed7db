import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { ReasonTree } from '../../_ui/reason-tree';
import { StateBadge, type StateName } from '../../_ui/state-badge';
import { useDrawing, useEditor, useOverlay } from '../editor-context';
import { nameOf } from '../node-kinds';
import { ChangeTable } from '../testing/change-table';
import { exitWords } from '../testing/exit-words';
import classes from './run-canvas.module.css';

/** What was sent by a step, in the words of whoever draws the canvas. */
export interface StepDelivery {
  readonly id: string;
  readonly title: string;
  readonly state: StateName;
  readonly word: string;
}

/** What happened at the chosen step. */
export function RunStepCard({ deliveries }: { deliveries: Readonly<Record<string, readonly StepDelivery[]>> }) {
  const { store } = useEditor();
  const node = useDrawing(({ flow, selected }) => flow.nodes.find(({ id }) => selected.has(id)));
  const step = useOverlay(({ trace }) => trace?.stepOf.get(node?.id ?? ''));
  if (!node) return null;
  return (
    <aside className={classes['card']} aria-label={nameOf(node)}>
      <header className={classes['head']}>
        <strong>{nameOf(node)}</strong>
        <span>{step ? exitWords(step, node) : 'the order did not come here'}</span>
        <ActionIcon ml="auto" size="sm" aria-label="Close" onClick={() => store.getState().select([])}>
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </header>
      {step?.problem && <p className={classes['problem']}>{step.problem.message}</p>}
      {step?.reason && <ReasonTree reason={step.reason} />}
      {step && step.changes.length > 0 && <ChangeTable changes={step.changes} />}
      {deliveries[node.id]?.map(({ id, title, state, word }) => (
        <p key={id} className={classes['delivery']}>
          {title} <StateBadge state={state} word={word} />
        </p>
      ))}
    </aside>
  );
}
