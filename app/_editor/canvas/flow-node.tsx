'use client';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useView } from '../editor-context';
import family from '../family.module.css';
import { NodeIcon } from '../node-icon';
import { isNote, kindOf, nameOf } from '../node-kinds';
import { RenameField } from '../rename-field';
import type { CanvasNode } from './canvas-nodes';
import { CardBadges } from './card-badges';
import { CardWords } from './card-words';
import classes from './flow-node.module.css';
import { FarPorts, Ports } from './ports';
import { useCardState } from './use-card-state';

/** A step as a card: icon, title, what it does in words, its outputs. Everything is read from its type's definition. */
export const FlowNode = memo(function FlowNode({ id, data: { node }, isConnectable }: NodeProps<CanvasNode>) {
  const kind = kindOf(node);
  const isFar = useView((view) => view.isFar);
  const { look, refusal } = useCardState(id);
  return (
    <div
      className={`${classes['card']} ${family['family']}`}
      data-note={isNote(node) || undefined}
      data-family={kind?.family ?? 'control'}
      data-disabled={node.disabled === true || undefined}
      {...look}
    >
      <header className={classes['head']}>
        <span className={classes['icon']}>
          <NodeIcon name={kind?.icon} />
        </span>
        <Title node={node} />
      </header>
      {isFar ? (
        <FarPorts node={node} />
      ) : (
        <>
          <CardWords node={node} refusal={refusal} />
          <Ports node={node} isConnectable={isConnectable} />
        </>
      )}
    </div>
  );
});

function Title({ node }: { node: CanvasNode['data']['node'] }) {
  const isRenaming = useView(({ renaming }) => renaming === node.id);
  if (isRenaming) return <RenameField node={node} />;
  return (
    <>
      <span className={classes['title']}>{nameOf(node)}</span>
      <CardBadges id={node.id} />
    </>
  );
}
