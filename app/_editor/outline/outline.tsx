'use client';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { openPicker } from '../commands/picker-commands';
import { useDrawing, useEditor } from '../editor-context';
import { makeOutlineHandle } from './make-outline-handle';
import classes from './outline.module.css';
import { Path } from './outline-path';
import { outlineOrder, outlineTree } from './outline-tree';

/** The same flow as text: everything the canvas can do, for keyboard, screen reader and phone. */
export function Outline() {
  const editor = useEditor();
  const root = useRef<HTMLElement>(null);
  const flow = useDrawing((state) => state.flow);
  const isLocked = useDrawing(({ lock }) => lock !== null);
  const tree = useMemo(() => outlineTree(flow), [flow]);
  useEffect(() => {
    if (!root.current) return;
    editor.canvas.current = makeOutlineHandle(root.current);
    return () => {
      editor.canvas.current = null;
    };
  }, [editor]);
  return (
    <section ref={root} className={classes['outline']} aria-label="Outline" onKeyDown={useArrows(tree)}>
      {tree.length === 0 ? (
        <p className={classes['empty']}>Nothing is drawn yet. A flow begins where orders come in.</p>
      ) : (
        tree.map((path) => <Path key={path[0]?.node.id ?? ''} path={path} />)
      )}
      {!isLocked && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => {
            editor.store.getState().select([]);
            openPicker(editor);
          }}
        >
          {tree.length === 0 ? 'Choose where orders come from' : 'Add another beginning'}
        </Button>
      )}
    </section>
  );
}

/** Up and down go from step to step, Home and End to the first and the last. */
function useArrows(tree: ReturnType<typeof outlineTree>) {
  const { store, canvas } = useEditor();
  return (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const by = { ArrowDown: 1, ArrowUp: -1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[event.key];
    if (by === undefined || !isPlain || !(event.target instanceof Element) || !event.target.closest('[data-row]'))
      return;
    const order = outlineOrder(tree);
    const at = order.indexOf(store.getState().current ?? '');
    const next = order[Math.max(0, Math.min(order.length - 1, at + by))];
    event.preventDefault();
    if (next !== undefined) canvas.current?.focus(next);
  };
}
