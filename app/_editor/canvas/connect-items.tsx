import { Menu } from '@mantine/core';
import { IconArrowNarrowRight, IconUnlink } from '@tabler/icons-react';
import { Fragment } from 'react';
import { whyNotConnect } from '../../../nodes/graph/connect-check';
import type { FlowDocument, FlowNode } from '../../../nodes/graph/flow-document';
import { connectSteps, disconnect } from '../commands/wire-commands';
import { useDrawing, useEditor } from '../editor-context';
import { nameOf, portLabel, portsOf } from '../node-kinds';

interface Target {
  readonly node: FlowNode;
  /** The wire there already is. */
  readonly edgeId: string | null;
  readonly refusal: string | null;
}

/** Where an output may lead: where it leads now first, then what it may lead to, last what it may not, with the reason. */
function targetsOf(flow: FlowDocument, { from, port }: { from: string; port: string }): readonly Target[] {
  const targets = flow.nodes
    .filter(({ id }) => id !== from)
    .map((node): Target => {
      const edge = flow.edges.find((one) => one.from === from && one.fromPort === port && one.to === node.id);
      const refusal = edge ? null : whyNotConnect(flow, { from, fromPort: port, to: node.id });
      return { node, edgeId: edge?.id ?? null, refusal: refusal?.message ?? null };
    });
  const rank = ({ edgeId, refusal }: Target) => (edgeId !== null ? 0 : refusal === null ? 1 : 2);
  return targets.sort((a, b) => rank(a) - rank(b));
}

/** Wiring without a mouse: every output with every step it could lead to. */
export function ConnectItems({ node }: { node: FlowNode }) {
  const flow = useDrawing((state) => state.flow);
  const ports = portsOf(node);
  if (ports.length === 0) return <Menu.Label>Nothing can come after this step.</Menu.Label>;
  return ports.map((port) => (
    <Fragment key={port}>
      <Menu.Label>{portLabel(node, port) ? `${portLabel(node, port)}: connect to…` : 'Connect to…'}</Menu.Label>
      {targetsOf(flow, { from: node.id, port }).map((target) => (
        <TargetItem key={target.node.id} from={node.id} port={port} target={target} />
      ))}
    </Fragment>
  ));
}

function TargetItem({ from, port, target }: { from: string; port: string; target: Target }) {
  const editor = useEditor();
  const { node, edgeId, refusal } = target;
  if (edgeId !== null) {
    return (
      <Menu.Item leftSection={<IconUnlink size={15} aria-hidden />} onClick={() => disconnect(editor, edgeId)}>
        Disconnect {nameOf(node)}
      </Menu.Item>
    );
  }
  return (
    <Menu.Item
      leftSection={<IconArrowNarrowRight size={15} aria-hidden />}
      disabled={refusal !== null}
      title={refusal ?? undefined}
      onClick={() => connectSteps(editor, { from, fromPort: port, to: node.id })}
    >
      {nameOf(node)}
    </Menu.Item>
  );
}
