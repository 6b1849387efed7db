import type { Visit } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import type { Step, Trace } from '../../nodes/graph/trace';
import { OrderEventKind } from '../../nodes/order/event';
import { Order } from '../../nodes/order/order';
import { failed, ok, type Result } from '../../nodes/problem';
import { nodeTypes } from '../../nodes/registry';
import { smallestFlip } from '../../nodes/rule/flip';
import type { Reason } from '../../nodes/rule/reason';
import { loadConnectionFacts } from '../connections/connection-facts';
import { findFlowRow } from '../db/queries/flows-view';
import { findOpenProblems } from '../db/queries/order-moves';
import { findExplainable } from '../db/queries/order-view';
import { withWorkspace } from '../db/with-workspace';
import { RunTrace } from '../engine/run-trace';
import { flowMissing } from '../flows/flow-problems';
import { readStoredFlow } from '../flows/read-stored-flow';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { ruleAt } from './node-rule';
import { orderMissing } from './order-problems';
import { coverTexts, personalTexts } from './personal-data';

export interface Explanation {
  readonly sentence: string;
  readonly reason: Reason | null;
  /** The smallest change that would turn it round, in words. */
  readonly flip: string | null;
}

interface Question {
  readonly member: Member;
  readonly orderId: string;
  readonly flowId: string;
  /** The step that is asked about; the one that decided when absent. */
  readonly nodeId?: string | undefined;
}

/** Why an order did (not) go on in a flow, by its newest run there. */
export async function explainOrder(
  { db, connectors, now }: World,
  { member, orderId, flowId, nodeId }: Question,
): Promise<Result<Explanation>> {
  const { workspaceId, role } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const row = await trx
      .selectFrom('order')
      .select(['number', 'content'])
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', orderId)
      .executeTakeFirst();
    if (!row) return failed(orderMissing);
    const flow = await findFlowRow(trx, { workspaceId, flowId }).executeTakeFirst();
    if (!flow) return failed(flowMissing);
    const run = await findExplainable(trx, { workspaceId, orderId, flowId }).executeTakeFirst();
    if (!run) return ok(neverTaken({ number: row.number, flowName: flow.name, isLive: flow.liveVersion !== null }));
    const order = Order.parse(row.content);
    const facts = await loadConnectionFacts({ trx, connectors }, { workspaceId });
    const visit: Visit = {
      order,
      event: {
        kind: OrderEventKind.parse(run.kind),
        key: run.key,
        occurredAt: run.occurredAt.toISOString(),
        connectionId: run.connectionId,
        ...(run.factId !== null && { factId: run.factId }),
      },
      connections: new Map(facts.map((one) => [one.id, one])),
      now: now().toISOString(),
    };
    const { steps } = RunTrace.parse(run.trace);
    const document = readStoredFlow(run.document);
    const stuck = await findOpenProblems(trx, { workspaceId, what: { runId: run.id } })
      .select(['node_id as nodeId', 'message'])
      .executeTakeFirst();
    const answer = explain({
      steps,
      document,
      visit,
      nodeId,
      number: row.number,
      flowName: flow.name,
      stuck: stuck?.message,
    });
    return ok(role === 'viewer' ? coverTexts(answer, personalTexts(order)) : answer);
  });
}

interface Evidence {
  readonly steps: Trace;
  readonly document: FlowDocument;
  readonly visit: Visit;
  readonly nodeId: string | undefined;
  readonly number: string;
  readonly flowName: string;
  /** What the run waits for, when it waits for a person. */
  readonly stuck: string | undefined;
}

function explain({ steps, document, visit, nodeId, number, flowName, stuck }: Evidence): Explanation {
  const step = nodeId === undefined ? decisive(steps) : steps.findLast((one) => one.nodeId === nodeId);
  if (!step) return { sentence: `Order ${number} did not come to this step of ${flowName}.`, reason: null, flip: null };
  const node = document.nodes.find(({ id }) => id === step.nodeId);
  const title = node?.name ?? nodeTypes.get(step.type)?.title ?? step.type;
  const rule = node ? ruleAt(node, visit) : null;
  return {
    sentence: `Order ${number} in ${flowName}, at “${title}”: ${sayStep(step)}${nodeId === undefined && stuck ? ` It waits now: ${stuck}` : ''}`,
    reason: step.reason ?? null,
    flip: rule ? smallestFlip(rule, visit) : null,
  };
}

/** What stopped it; if nothing did, the last step that gave a reason. */
const decisive = (steps: Trace): Step | undefined =>
  steps.findLast(({ problem }) => problem) ??
  steps.findLast(({ reason }) => reason && !reason.holds) ??
  steps.findLast(({ reason }) => reason);

function sayStep({ problem, reason }: Step): string {
  if (problem) return problem.message;
  if (!reason) return 'it was passed through.';
  return `${firstWords(reason)}.`;
}

/** Down to the line that decided: of a group that failed, the first part that failed too. */
function firstWords(reason: Reason): string {
  const telling = reason.parts?.find(({ holds }) => holds === reason.holds);
  return telling ? `${reason.text}: ${firstWords(telling)}` : reason.text;
}

const neverTaken = ({
  number,
  flowName,
  isLive,
}: {
  number: string;
  flowName: string;
  isLive: boolean;
}): Explanation => ({
  sentence: isLive
    ? `${flowName} has not taken order ${number}: it does not listen to what happened to it, or was not live then.`
    : `${flowName} has not taken order ${number}: it is not live.`,
  reason: null,
  flip: null,
});
