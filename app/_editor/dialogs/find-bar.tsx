import { ActionIcon, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { findNodes } from '../commands/find-nodes';
import { useDrawing, useEditor, useOverlay } from '../editor-context';
import classes from './find-bar.module.css';

/** Find in the flow: by name, type or setting. "3 of 12"; Enter goes to the next. */
export function FindBar() {
  const find = useFind();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') find.close();
    else if (event.key === 'Enter') find.go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={classes['bar']} data-editor-panel="find">
      <TextInput
        size="xs"
        autoFocus
        aria-label="Find in this flow"
        placeholder="Name, kind or setting"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={find.text}
        onChange={({ currentTarget }) => find.setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className={classes['count']} role="status">
        {find.words}
      </span>
      <ActionIcon size="sm" aria-label="The one before" disabled={find.count === 0} onClick={() => find.go(-1)}>
        <IconArrowUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon size="sm" aria-label="The next one" disabled={find.count === 0} onClick={() => find.go(1)}>
        <IconArrowDown size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon size="sm" aria-label="Close find" onClick={find.close}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </search>
  );
}

function useFind() {
  const { store, overlay, view, canvas } = useEditor();
  const [text, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const flow = useDrawing((state) => state.flow);
  const connections = useOverlay((state) => state.connections);
  const found = useMemo(() => findNodes(flow, { text, connections }), [flow, text, connections]);
  useEffect(() => {
    overlay.setState({ found: text.trim() === '' ? null : new Set(found) });
    return () => overlay.setState({ found: null });
  }, [overlay, found, text]);
  const show = (index: number) => {
    const id = found[index];
    if (id === undefined) return;
    setAt(index);
    store.getState().select([id]);
    canvas.current?.reveal(id);
  };
  const setText = (typed: string) => {
    setTyped(typed);
    setAt(0);
    const [first] = findNodes(flow, { text: typed, connections });
    if (first !== undefined) canvas.current?.reveal(first);
  };
  const close = () => {
    view.setState({ dialog: null });
    const { current } = store.getState();
    if (current !== null) canvas.current?.focus(current);
  };
  const words = text.trim() === '' ? '' : found.length === 0 ? 'Nothing found' : `${at + 1} of ${found.length}`;
  return {
    text,
    setText,
    words,
    count: found.length,
    go: (by: number) => show((at + by + found.length) % found.length),
    close,
  };
}
