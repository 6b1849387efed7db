import { type KeyboardEvent, useRef } from 'react';
import type { FlowNode } from '../../nodes/graph/flow-document';
import { useEditor } from './editor-context';
import { kindOf, nameOf } from './node-kinds';
import classes from './rename-field.module.css';

/** The name as a field, in its own place: Enter keeps what was typed, Escape does not. */
export function RenameField({ node }: { node: FlowNode }) {
  const { store, view, canvas } = useEditor();
  const isDone = useRef(false);
  const finish = (name: string | null) => {
    if (isDone.current) return;
    isDone.current = true;
    view.setState({ renaming: null });
    if (name !== null) store.getState().dispatch({ kind: 'renameNode', nodeId: node.id, name });
    canvas.current?.focus(node.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation();
    if (event.key === 'Enter') finish(event.currentTarget.value);
    else if (event.key === 'Escape') finish(null);
  };
  return (
    <input
      className={`${classes['field']} nodrag nopan`}
      aria-label={`Name of ${nameOf(node)}`}
      placeholder={kindOf(node)?.title ?? node.type}
      defaultValue={node.name ?? ''}
      maxLength={120}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked for it
      autoFocus
      onFocus={({ currentTarget }) => currentTarget.select()}
      onBlur={({ currentTarget }) => finish(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
