import { IconPlus } from '@tabler/icons-react';
import type { XYPosition } from '@xyflow/react';
import { type MouseEvent, memo } from 'react';
import type { FlowEdge } from '../../../nodes/graph/flow-document';
import { sayCount, sayMany } from '../../_ui/say-number';
import { useDrawing, useEditor, useOverlay, useView } from '../editor-context';
import { countsKey } from '../flow-counts';
import { nameOf, portLabel } from '../node-kinds';
import { runsAddress, windowWords } from '../runs-address';
import { CrossingChips } from './crossing-chips';
import classes from './flow-edge.module.css';

interface Props {
  readonly edge: FlowEdge;
  readonly at: XYPosition;
  /** True for wires of the node the keyboard stands on: their "+" can be reached with Tab. */
  readonly isReachable: boolean;
  readonly isSelected: boolean;
}

/** What stands in the middle of a wire: how many crossed lately, the "+", and what crosses. */
export const EdgeMiddle = memo(function EdgeMiddle({ edge, at, isReachable, isSelected }: Props) {
  const isLocked = useDrawing(({ lock }) => lock !== null);
  return (
    <div
      className={`${classes['middle']} nopan nodrag`}
      data-selected={isSelected || undefined}
      style={{ transform: `translate(-50%, -12px) translate(${at.x}px, ${at.y}px)` }}
    >
      <Count edge={edge} />
      {isLocked ? <span className={classes['dot']} /> : <InsertButton edge={edge} isReachable={isReachable} />}
      <CrossingChips edgeId={edge.id} isOpen={isSelected} />
    </div>
  );
});

function InsertButton({ edge, isReachable }: { edge: FlowEdge; isReachable: boolean }) {
  const { store, view } = useEditor();
  const label = useDrawing(({ flow }) => {
    const [from, to] = [edge.from, edge.to].map((id) => flow.nodes.find((node) => node.id === id));
    const port = from && portLabel(from, edge.fromPort);
    return `Add a step between ${from ? nameOf(from) : ''}${port ? ` (${port})` : ''} and ${to ? nameOf(to) : ''}`;
  });
  const open = (event: MouseEvent<HTMLButtonElement>) => {
    event.stopPropagation();
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    view.setState({ picker: { place: { kind: 'onEdge', edgeId: edge.id }, window: { x: left, y: bottom + 4 } } });
  };
  return (
    <button
      type="button"
      className={classes['insert']}
      data-edge-id={edge.id}
      aria-label={label}
      title="Add a step here"
      tabIndex={isReachable ? 0 : -1}
      onClick={open}
      onFocus={() => store.getState().selectEdge(edge.id)}
    >
      <IconPlus size={14} stroke={2.4} aria-hidden />
    </button>
  );
}

function Count({ edge }: { edge: FlowEdge }) {
  const editor = useEditor();
  const count = useOverlay(({ counts }) => counts?.edges[countsKey(edge)] ?? 0);
  const isTraced = useOverlay(({ trace }) => trace !== null);
  const window = useView((state) => state.window);
  if (count === 0 || isTraced) return null;
  const words = `${sayMany(count, { one: 'order' })} ${windowWords[window]}`;
  return (
    <a
      className={classes['count']}
      href={runsAddress(editor, { nodeId: edge.from, port: edge.fromPort })}
      title={words}
      aria-label={`${words}: show them`}
      tabIndex={-1}
      onClick={(event) => event.stopPropagation()}
    >
      {sayCount(count)}
    </a>
  );
}
