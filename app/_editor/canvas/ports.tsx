import { Handle, Position } from '@xyflow/react';
import type { FlowNode } from '../../../nodes/graph/flow-document';
import { useEditor, useOverlay } from '../editor-context';
import { kindOf, portName, portsOf } from '../node-kinds';
import classes from './flow-node.module.css';
import { hasPortRows, INPUT_HANDLE, inputY, portY } from './node-geometry';

interface Props {
  readonly node: FlowNode;
  readonly isConnectable: boolean;
}

const hasInput = (node: FlowNode) => kindOf(node)?.acceptsInput !== false;

/** Where wires begin and end. */
export function Ports({ node, isConnectable }: Props) {
  return (
    <>
      {hasInput(node) && (
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
      {portsOf(node).map((port) => (
        <Output key={port} node={node} port={port} isConnectable={isConnectable} />
      ))}
    </>
  );
}

function Output({ node, port, isConnectable }: Props & { port: string }) {
  const { view, canvas } = useEditor();
  const isTaken = useOverlay(({ trace }) => trace?.stepOf.get(node.id)?.port === port);
  const ports = portsOf(node);
  const top = portY(ports, ports.indexOf(port));
  const label = portName(node, port);
  const openPicker = (window: { x: number; y: number }) => {
    const at = canvas.current?.toDrawing(window);
    view.setState({ picker: { place: { kind: 'after', nodeId: node.id, port, ...(at && { at }) }, window } });
  };
  return (
    <>
      {hasPortRows(ports) && (
        <span className={classes['portLabel']} data-taken={isTaken || undefined} style={{ top }}>
          {label}
        </span>
      )}
      <Handle
        type="source"
        id={port}
        position={Position.Right}
        className={classes['output']}
        style={{ top }}
        isConnectable={isConnectable}
        isConnectableEnd={false}
        title={isConnectable ? `${label}: drag to a step, or into the open to add one` : undefined}
        onDoubleClick={({ clientX, clientY }) => isConnectable && openPicker({ x: clientX, y: clientY })}
      />
    </>
  );
}

/** From far away nobody takes a wire by its end: marks where React Flow measures wires to, without its listeners. */
export function FarPorts({ node }: { node: FlowNode }) {
  const ports = portsOf(node);
  return (
    <>
      {hasInput(node) && (
        <i
          className={`target ${classes['farPort']}`}
          data-handleid={INPUT_HANDLE}
          data-handlepos={Position.Left}
          style={{ top: inputY, left: 0 }}
        />
      )}
      {ports.map((port, index) => (
        <i
          key={port}
          className={`source ${classes['farPort']}`}
          data-handleid={port}
          data-handlepos={Position.Right}
          style={{ top: portY(ports, index), left: '100%' }}
        />
      ))}
    </>
  );
}
