import { UnstyledButton } from '@mantine/core';
import type { Step } from '../../../nodes/graph/trace';
import { ReasonTree } from '../../_ui/reason-tree';
import { goToNode } from '../commands/go-to-node';
import { useDrawing, useEditor } from '../editor-context';
import { nameOf } from '../node-kinds';
import type { Trace } from '../trace';
import { ChangeTable } from './change-table';
import { exitWords, toneOf } from './exit-words';
import { SentCard } from './sent-card';
import classes from './test-panel.module.css';

/** Step by step: which way the order went and why, what changed on it, what would be sent. */
export function TestResult({ trace }: { trace: Trace }) {
  const steps = [...trace.stepOf.values()];
  return (
    <ol className={classes['steps']} data-stale={trace.isStale || undefined} aria-label="The way the order took">
      {steps.map((step) => (
        <StepResult key={step.nodeId} step={step} trace={trace} />
      ))}
    </ol>
  );
}

function StepResult({ step, trace }: { step: Step; trace: Trace }) {
  const editor = useEditor();
  const node = useDrawing(({ flow }) => flow.nodes.find(({ id }) => id === step.nodeId));
  const sent = trace.sent.filter(({ nodeId }) => nodeId === step.nodeId);
  const show = () => {
    const { side } = editor.view.getState();
    goToNode(editor, step.nodeId);
    editor.view.setState({ side });
  };
  return (
    <li className={classes['step']} data-tone={toneOf(step)}>
      <UnstyledButton className={classes['stepName'] ?? ''} disabled={!node} onClick={show}>
        {node ? nameOf(node) : 'A step that is gone'}
      </UnstyledButton>{' '}
      <span className={classes['port']}>{exitWords(step, node)}</span>
      {step.problem && <p className={classes['problem']}>{step.problem.message}</p>}
      {step.reason && <ReasonTree reason={step.reason} />}
      {step.changes.length > 0 && <ChangeTable changes={step.changes} />}
      {sent.map((one) => (
        <SentCard key={one.title} sent={one} />
      ))}
    </li>
  );
}
