'use client';
import { Button } from '@mantine/core';
import { IconArrowNarrowRight } from '@tabler/icons-react';
import { nodeTypes } from '../../../nodes/registry';
import { addStep } from '../commands/add-commands';
import { useDrawing, useEditor } from '../editor-context';
import family from '../family.module.css';
import { NodeIcon } from '../node-icon';
import classes from './empty-canvas.module.css';

/** The path most flows take, as a picture of what will be here. */
const story = ['source', 'tag', 'condition', 'publish'].flatMap((type) => nodeTypes.get(type) ?? []);

/** What stands on a canvas where nothing is drawn yet. */
export function EmptyCanvas() {
  const editor = useEditor();
  const isEmpty = useDrawing(({ flow }) => flow.nodes.length === 0);
  const isLocked = useDrawing(({ lock }) => lock !== null);
  if (!isEmpty) return null;
  const begin = () => {
    const added = addStep(editor, { type: 'source', place: { kind: 'free', at: { x: 0, y: 0 } } });
    if (added !== null) editor.canvas.current?.focus(added);
  };
  return (
    <div className={classes['empty']}>
      <ol className={classes['story']}>
        {story.map((kind) => (
          <li key={kind.type} className={family['family']} data-family={kind.family}>
            <span className={classes['card']}>
              <NodeIcon name={kind.icon} size={20} />
              {kind.title}
            </span>
            <IconArrowNarrowRight size={20} aria-hidden className={classes['arrow']} />
          </li>
        ))}
      </ol>
      <p>A flow begins where orders come in, and ends where they should go.</p>
      {!isLocked && <Button onClick={begin}>Choose where orders come from</Button>}
    </div>
  );
}
