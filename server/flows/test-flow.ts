import type { DeliveryKind } from '../../nodes/capability';
import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { gatherersIn, listenersIn, listenersOf } from '../../nodes/graph/listeners';
import type { Step } from '../../nodes/graph/trace';
import type { WalkResult } from '../../nodes/graph/walk';
import type { OrderEventKind } from '../../nodes/order/event';
import { type LateList, listOfOne } from '../../nodes/order/late-list';
import type { Message } from '../../nodes/order/message';
import type { Order } from '../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { nodeTypes } from '../../nodes/registry';
import { loadConnectionFacts } from '../connections/connection-facts';
import { findFlowRow } from '../db/queries/flows-view';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { flowMissing } from './flow-problems';
import { type PreviewedRequest, previewPublish, previewSend } from './preview-publish';
import { readStoredFlow } from './read-stored-flow';
import { type OrderToTest, readTestOrder } from './read-test-order';
import { sampleEvent } from './sample-facts';
import { sayTest } from './say-test';
import { walkThrough } from './walk-through';

/** What a step would send, without sending it. */
export interface PublishPreview {
  readonly nodeId: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly operation: DeliveryKind;
  /** What the flow writes itself; null where the connector makes it from the order. */
  readonly message: Message | null;
  /** The order as the destination would see it. */
  readonly order: Order;
  /** Null when the account cannot be read, or would be sent nothing. */
  readonly request: PreviewedRequest | null;
}

export interface FlowTestResult {
  /** The source node the order came in by; null when no source takes it. */
  readonly sourceNodeId: string | null;
  /** As the run page shows them, nodes/graph/trace.ts. */
  readonly steps: readonly Step[];
  readonly previews: readonly PublishPreview[];
  readonly problems: readonly Problem[];
  readonly before: Order;
  readonly after: Order;
  /** One sentence: what would have come of it. */
  readonly sentence: string;
}

export interface FlowTestRequest {
  readonly member: Member;
  readonly flow: { readonly flowId: string } | { readonly document: FlowDocument };
  readonly order: OrderToTest;
  readonly eventKind: OrderEventKind;
}

/** Takes an order through a drawing as the engine would, effects done in thought. Writes nothing, here or anywhere. */
export async function testFlow(world: World, request: FlowTestRequest): Promise<Result<FlowTestResult>> {
  const { member, eventKind } = request;
  const { workspaceId } = member;
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const flow = await readFlow(trx, request);
    if (!flow.ok) return flow;
    const chosen = await readTestOrder({ trx, world, workspaceId, flow: flow.value }, request.order);
    if (!chosen.ok) return chosen;
    const facts = await loadConnectionFacts({ trx, connectors: world.connectors }, { workspaceId });
    const now = world.now().toISOString();
    const connectionId = teller(flow.value, { order: chosen.value.order, eventKind });
    const told = sampleEvent(chosen.value.order, { kind: eventKind, connectionId, now });
    const late = eventKind === 'late' ? lateSample(flow.value, { order: told.order, facts, now }) : null;
    const { order, event } = late ? { ...told, event: { ...told.event, late } } : told;
    const trial = { flow: flow.value, order, event, connections: new Map(facts.map((one) => [one.id, one])), now };
    const result = walkThrough(trial);
    const previews = await previewAll(result, { trx, world, member, orderId: chosen.value.orderId, facts });
    return ok({
      sourceNodeId: listenersOf(flow.value, { nodeTypes, event })[0]?.nodeId ?? null,
      steps: result.steps,
      previews,
      problems: result.problems,
      before: order,
      after: result.order,
      sentence: sayTest(result, { previews, eventKind, sourceName: facts.find(({ id }) => id === connectionId)?.name }),
    });
  });
}

async function readFlow(trx: Trx, { member, flow }: FlowTestRequest): Promise<Result<FlowDocument>> {
  if ('document' in flow) return ok(flow.document);
  const row = await findFlowRow(trx, { workspaceId: member.workspaceId, flowId: flow.flowId }).executeTakeFirst();
  return row ? ok(readStoredFlow(row.draft)) : failed(flowMissing);
}

/** Who would tell such news: the order's own source if the flow listens to it there, else the first account it listens to. */
export function teller(flow: FlowDocument, { order, eventKind }: { order: Order; eventKind: OrderEventKind }): string {
  const origin = order.source.connectionId;
  const listening = listenersIn(flow, nodeTypes).filter(({ events }) => events.some((kind) => kind === eventKind));
  if (eventKind === 'created' || listening.some(({ connectionId }) => connectionId === origin)) return origin;
  return listening[0]?.connectionId ?? origin;
}

/** The order as the only one of the list; null where no step begins by the clock. */
function lateSample(
  flow: FlowDocument,
  { order, facts, now }: { order: Order; facts: readonly ConnectionFacts[]; now: string },
): LateList | null {
  const [gatherer] = gatherersIn(flow, nodeTypes);
  if (!gatherer) return null;
  const account = facts.find(({ id }) => id === order.source.connectionId)?.name ?? order.source.channel;
  return listOfOne(order, { gatherer, account, now });
}

interface Previewing {
  readonly trx: Trx;
  readonly world: World;
  readonly member: Member;
  readonly orderId: string | null;
  readonly facts: readonly ConnectionFacts[];
}

async function previewAll({ effects }: WalkResult, { facts, ...previewing }: Previewing): Promise<PublishPreview[]> {
  const previews: PublishPreview[] = [];
  for (const { nodeId, effect } of effects) {
    if (effect.kind !== 'publish' && effect.kind !== 'send') continue;
    const { connectionId, order } = effect;
    const connectionName = facts.find(({ id }) => id === connectionId)?.name ?? 'an account that is gone';
    const about = { nodeId, connectionId, connectionName, order };
    if (effect.kind === 'send') {
      const { message } = effect;
      const request = await previewSend(previewing, effect);
      previews.push({ ...about, operation: message.kind, message, request });
    } else {
      const request = await previewPublish(previewing, effect);
      previews.push({ ...about, operation: effect.operation, message: null, request });
    }
  }
  return previews;
}
