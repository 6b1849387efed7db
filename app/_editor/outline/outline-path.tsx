import { ActionIcon, Button } from '@mantine/core';
import { IconCornerDownRight, IconDots, IconPlus } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useDrawing, useEditor } from '../editor-context';
import { nameOf } from '../node-kinds';
import type { Place } from '../state/view-store';
import classes from './outline.module.css';
import { OutlineRow } from './outline-row';
import type { OutlineBranch, OutlineEntry, OutlinePath } from './outline-tree';

const below = ({ currentTarget }: MouseEvent<HTMLElement>) => {
  const { left, bottom } = currentTarget.getBoundingClientRect();
  return { x: left, y: bottom + 4 };
};

/** Steps one after the other. */
export function Path({ path }: { path: OutlinePath }) {
  return (
    <ul className={classes['path']}>
      {path.map((entry) => (
        <Entry key={entry.edgeId ?? entry.node.id} entry={entry} />
      ))}
    </ul>
  );
}

function Entry({ entry }: { entry: OutlineEntry }) {
  const { node, isReference, branches } = entry;
  if (isReference) return <Reference entry={entry} />;
  const name = nameOf(node);
  return (
    <li className={classes['entry']}>
      <div className={classes['line']}>
        <OutlineRow node={node} />
        <StepMenuButton nodeId={node.id} name={name} />
      </div>
      {branches.map((branch) => (
        <Branch key={branch.port} nodeId={node.id} name={name} branch={branch} />
      ))}
    </li>
  );
}

function StepMenuButton({ nodeId, name }: { nodeId: string; name: string }) {
  const { store, view } = useEditor();
  return (
    <ActionIcon
      size={44}
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

/** What comes after one output of a step. */
function Branch({ nodeId, name, branch }: { nodeId: string; name: string; branch: OutlineBranch }) {
  const { port, label, paths } = branch;
  const title = label === null ? name : `${name}, ${label}`;
  return (
    <section className={classes['branch']} aria-label={`After ${title}`}>
      <div className={classes['branchHead']}>
        {label !== null && <span className={classes['port']}>{label}</span>}
        {paths.length === 0 && <AddHere place={{ kind: 'after', nodeId, port }} title={title} />}
      </div>
      {paths.map((path) => (
        <Path key={path[0]?.edgeId ?? ''} path={path} />
      ))}
    </section>
  );
}

function AddHere({ place, title }: { place: Place; title: string }) {
  const { view } = useEditor();
  const isLocked = useDrawing(({ lock }) => lock !== null);
  if (isLocked) return <span className={classes['end']}>the path ends here</span>;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={<IconPlus size={14} aria-hidden />}
      aria-label={`Add a step after ${title}`}
      onClick={(event) => view.setState({ picker: { place, window: below(event) } })}
    >
      Add a step
    </Button>
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
