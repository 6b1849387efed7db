import { IconAlertTriangle, IconBan, IconInfoCircle } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { FlowNode } from '../../../nodes/graph/flow-document';
import type { Problem } from '../../../nodes/problem';
import { Markdown } from '../../_ui/markdown';
import { useOverlay } from '../editor-context';
import { isNote, kindOf } from '../node-kinds';
import classes from './flow-node.module.css';

/** The line under the title: why a wire may not end here, else what is wrong, else what the step does. */
export function CardWords({ node, refusal }: { node: FlowNode; refusal: string | null }) {
  const problems = useOverlay((state) => state.problemsOf.get(node.id));
  const connections = useOverlay((state) => state.connections);
  const summary = useMemo(() => kindOf(node)?.summary(node.settings, { connections }) ?? null, [node, connections]);
  const worst = problems?.find(({ severity }) => severity !== 'warning') ?? problems?.[0];
  if (refusal !== null) return <Line Icon={IconBan} text={refusal} tone="refusal" />;
  if (worst) return <ProblemLine problem={worst} more={(problems?.length ?? 1) - 1} />;
  if (node.disabled) return <p className={classes['words']}>Off: orders pass through unchanged</p>;
  if (isNote(node))
    return (
      <div className={classes['note']}>
        <Markdown text={summary ?? ''} />
      </div>
    );
  return <p className={classes['words']}>{summary ?? kindOf(node)?.help ?? 'This step is from a newer version.'}</p>;
}

function ProblemLine({ problem, more }: { problem: Problem; more: number }) {
  const isWarning = problem.severity === 'warning';
  const text = more > 0 ? `${problem.message} (and ${more} more)` : problem.message;
  return (
    <Line Icon={isWarning ? IconInfoCircle : IconAlertTriangle} text={text} tone={isWarning ? 'warning' : 'problem'} />
  );
}

interface LineProps {
  readonly Icon: typeof IconBan;
  readonly text: string;
  readonly tone: 'problem' | 'warning' | 'refusal';
}

function Line({ Icon, text, tone }: LineProps) {
  return (
    <p className={classes['words']} data-tone={tone} title={text}>
      <Icon size={14} stroke={2} aria-hidden />
      <span>{text}</span>
    </p>
  );
}
