import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Problem } from '../../../nodes/problem';
import { goToNode } from '../commands/go-to-node';
import { useDrawing, useEditor } from '../editor-context';
import { nameOf } from '../node-kinds';
import classes from './bar.module.css';

/** What keeps the flow from being published; a click leads to the step. */
export function ProblemList({ problems, onJump }: { problems: readonly Problem[]; onJump: () => void }) {
  const editor = useEditor();
  const nodes = useDrawing(({ flow }) => flow.nodes);
  const jump = (nodeId: string) => {
    onJump();
    goToNode(editor, nodeId);
  };
  return (
    <ul className={classes['problems']}>
      {problems.map((problem) => {
        const node = nodes.find(({ id }) => id === problem.nodeId);
        return (
          <li key={`${problem.nodeId ?? ''} ${problem.message}`}>
            <IconAlertTriangle size={15} aria-hidden />
            <div>
              {node ? (
                <UnstyledButton className={classes['jump'] ?? ''} onClick={() => jump(node.id)}>
                  {nameOf(node)}
                </UnstyledButton>
              ) : (
                <strong>The whole flow</strong>
              )}
              <p>{problem.message}</p>
              {problem.advice && <p className={classes['advice']}>{problem.advice}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
