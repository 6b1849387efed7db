'use client';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { useEditor, useOverlay, useView } from '../editor-context';
import family from '../family.module.css';
import { NodeIcon } from '../node-icon';
import { kindOf, nameOf, portsOf } from '../node-kinds';
import { RenameField } from '../rename-field';
import type { CanvasNode } from './canvas-nodes';
import { CardBadges } from './card-badges';
import { CardWords } from './card-words';
import classes from './flow-node.module.css';
import { hasPortRows, INPUT_HANDLE, inputY, portY } from './node-geometry';
import { useCardState } from './use-card-state';

/** A step as a card: icon, title, what it does in words, its outputs. Everything is read from its type's definition. */
export const FlowNode = memo(function FlowNode({ id, data: { node }, isConnectable }: NodeProps<CanvasNode>) {
  const kind = kindOf(node);
  const { look, refusal } = useCardState(id);
  return (
    <div
      className={`${classes['card']} ${family['family']}`}
      data-family={kind?.family ?? 'control'}
      data-disabled={node.disabled === true || undefined}
      {...look}
    >
      {kind?.acceptsInput !== false && (
        <Handle
          type="target"
          id={INPUT_HANDLE}
          position={Position.Left}
          className={classes['input']}
          style={{ top: inputY }}
          isConnectable={isConnectable}
          isConnectableStart={false}
        />
      )}
      <header className={classes['head']}>
        <span className={classes['icon']}>
          <NodeIcon name={kind?.icon} />
        </span>
        <Title node={node} />
      </header>
      <CardWords node={node} refusal={refusal} />
      <Outputs node={node} isConnectable={isConnectable} />
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

function Outputs({ node, isConnectable }: { node: CanvasNode['data']['node']; isConnectable: boolean }) {
  const { view, canvas } = useEditor();
  const ports = portsOf(node);
  const takenPort = useOverlay(({ trace }) => trace?.stepOf.get(node.id)?.port);
  const labels = kindOf(node)?.outputs ?? {};
  return ports.map((port, index) => (
    <div key={port} className={classes['port']} data-row={hasPortRows(ports) || undefined}>
      {hasPortRows(ports) && (
        <span
          className={classes['portLabel']}
          data-taken={takenPort === port || undefined}
          style={{ top: portY(ports, index) }}
        >
          {labels[port]}
        </span>
      )}
      <Handle
        type="source"
        id={port}
        position={Position.Right}
        className={classes['output']}
        style={{ top: portY(ports, index) }}
        isConnectable={isConnectable}
        isConnectableEnd={false}
        title={isConnectable ? `${labels[port] ?? port}: drag to a step, or into the open to add one` : undefined}
        onDoubleClick={(event) => {
          if (!isConnectable) return;
          event.stopPropagation();
          const at = canvas.current?.toDrawing({ x: event.clientX, y: event.clientY });
          view.setState({
            picker: {
              place: { kind: 'after', nodeId: node.id, port, ...(at && { at }) },
              window: { x: event.clientX, y: event.clientY },
            },
          });
        }}
      />
    </div>
  ));
}
