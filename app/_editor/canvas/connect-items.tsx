import { Menu } from '@mantine/core';
import { IconArrowNarrowRight, IconBan, IconUnlink } from '@tabler/icons-react';
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
}

interface Targets {
  /** Where the output leads now, then what it may lead to. */
  readonly open: readonly Target[];
  /** By the reason why not, so that each reason is read once. */
  readonly refused: ReadonlyMap<string, readonly FlowNode[]>;
}

function targetsOf(flow: FlowDocument, { from, port }: { from: string; port: string }): Targets {
  const open: Target[] = [];
  const refused = new Map<string, FlowNode[]>();
  for (const node of flow.nodes.filter(({ id }) => id !== from)) {
    const edge = flow.edges.find((one) => one.from === from && one.fromPort === port && one.to === node.id);
    const refusal = edge ? null : whyNotConnect(flow, { from, fromPort: port, to: node.id });
    if (refusal) refused.set(refusal.message, [...(refused.get(refusal.message) ?? []), node]);
    else open.push({ node, edgeId: edge?.id ?? null });
  }
  return { open: open.sort((a, b) => Number(a.edgeId === null) - Number(b.edgeId === null)), refused };
}

/** Wiring without a mouse: every output with every step it could lead to, and why not to the others. */
export function ConnectItems({ node }: { node: FlowNode }) {
  const ports = portsOf(node);
  if (ports.length === 0) return <Menu.Label>Nothing can come after this step.</Menu.Label>;
  return ports.map((port) => <PortItems key={port} node={node} port={port} />);
}

function PortItems({ node, port }: { node: FlowNode; port: string }) {
  const flow = useDrawing((state) => state.flow);
  const { open, refused } = targetsOf(flow, { from: node.id, port });
  const label = portLabel(node, port);
  return (
    <>
      <Menu.Label>{label ? `${label}: connect to…` : 'Connect to…'}</Menu.Label>
      {open.map((target) => (
        <TargetItem key={target.node.id} from={node.id} port={port} target={target} />
      ))}
      {[...refused].map(([reason, nodes]) => (
        <Fragment key={reason}>
          <Menu.Label>{reason}</Menu.Label>
          {nodes.map((one) => (
            <Menu.Item key={one.id} disabled leftSection={<IconBan size={15} aria-hidden />}>
              {nameOf(one)}
            </Menu.Item>
          ))}
        </Fragment>
      ))}
    </>
  );
}

function TargetItem({ from, port, target }: { from: string; port: string; target: Target }) {
  const editor = useEditor();
  const { node, edgeId } = target;
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
      onClick={() => connectSteps(editor, { from, fromPort: port, to: node.id })}
    >
      {nameOf(node)}
    </Menu.Item>
  );
}
