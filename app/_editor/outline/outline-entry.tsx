import { ActionIcon, Button } from '@mantine/core';
import { IconCornerDownRight, IconDots, IconPlus } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useDrawing, useEditor } from '../editor-context';
import { nameOf } from '../node-kinds';
import type { Place } from '../state/view-store';
import classes from './outline.module.css';
import { OutlineRow } from './outline-row';
import type { OutlineEntry, OutlinePort } from './outline-tree';

const below = ({ currentTarget }: MouseEvent<HTMLElement>) => {
  const { left, bottom } = currentTarget.getBoundingClientRect();
  return { x: left, y: bottom + 4 };
};

/** A step with everything that comes after it. */
export function OutlineBranch({ entry }: { entry: OutlineEntry }) {
  const { node, isReference, ports } = entry;
  if (isReference) return <Reference entry={entry} />;
  return (
    <li className={classes['entry']}>
      <div className={classes['line']}>
        <OutlineRow node={node} />
        <StepMenuButton nodeId={node.id} name={nameOf(node)} />
      </div>
      {ports.map((port) => (
        <Branch key={port.port} nodeId={node.id} name={nameOf(node)} branch={port} />
      ))}
    </li>
  );
}

function StepMenuButton({ nodeId, name }: { nodeId: string; name: string }) {
  const { store, view } = useEditor();
  return (
    <ActionIcon
      size="lg"
      aria-label={`What can be done with ${name}`}
      aria-haspopup="menu"
      onClick={(event) => {
        store.getState().select([nodeId]);
        view.setState({ menu: { kind: 'node', nodeId, window: below(event) } });
      }}
    >
      <IconDots size={18} aria-hidden />
    </ActionIcon>
  );
}

function Branch({ nodeId, name, branch }: { nodeId: string; name: string; branch: OutlinePort }) {
  const { port, label, children } = branch;
  const titled = label === null ? null : <span className={classes['port']}>{label}</span>;
  return (
    <div className={classes['branch']} role="group" aria-label={label === null ? `After ${name}` : `${name}, ${label}`}>
      {titled}
      <ul className={classes['list']}>
        {children.map((entry) => (
          <OutlineBranch key={entry.edgeId ?? entry.node.id} entry={entry} />
        ))}
        <AddHere
          place={{ kind: 'after', nodeId, port }}
          name={label === null ? name : `${name}, ${label}`}
          isEnd={children.length === 0}
        />
      </ul>
    </div>
  );
}

function AddHere({ place, name, isEnd }: { place: Place; name: string; isEnd: boolean }) {
  const { view } = useEditor();
  const isLocked = useDrawing(({ lock }) => lock !== null);
  if (isLocked) return isEnd ? <li className={classes['end']}>The path ends here</li> : null;
  if (!isEnd) return null;
  return (
    <li>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconPlus size={14} aria-hidden />}
        aria-label={`Add a step after ${name}`}
        onClick={(event) => view.setState({ picker: { place, window: below(event) } })}
      >
        Add a step
      </Button>
    </li>
  );
}

/** A step that is told further up: a way to it. */
function Reference({ entry: { node } }: { entry: OutlineEntry }) {
  const { canvas } = useEditor();
  return (
    <li className={classes['reference']}>
      <IconCornerDownRight size={15} aria-hidden />
      goes on at
      <button type="button" onClick={() => canvas.current?.focus(node.id)}>
        {nameOf(node)}
      </button>
    </li>
  );
}
