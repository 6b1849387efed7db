import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { validateFlow } from '../../nodes/graph/validate';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { nodeTypes } from '../../nodes/registry';
import { mayCall } from '../auth/permissions';
import { loadConnectionFacts } from '../connections/connection-facts';
import { withWorkspace } from '../db/with-workspace';
import { type Thumbnail, thumbnailOf } from '../flows/thumbnail-of';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { type Choices, fillFor } from './fill-for';
import { openTemplate } from './open-template';
import { type Rehearsal, rehearse } from './rehearse';
import { clientForbidden, clientMissing } from './template-problems';

export interface TrialRequest extends Choices {
  /** The person as a member of the client's workspace; null when they are none. */
  readonly client: Member | null;
}

/** What would be made for one client, and what would have become of their last orders. */
export interface Trial {
  readonly thumbnail: Thumbnail;
  /** Every step as it will be: "Hold: …". */
  readonly steps: readonly { readonly id: string; readonly title: string; readonly text: string | null }[];
  /** What keeps it from going live, and what is worth knowing before. */
  readonly problems: readonly Problem[];
  readonly rehearsals: readonly Rehearsal[];
}

/** Tries a template for each client as they have chosen. Writes nothing, here or anywhere. */
export async function tryClones(
  world: World,
  request: { member: Member; templateId: string; trials: readonly TrialRequest[] },
): Promise<Result<Result<Trial>[]>> {
  const template = await openTemplate(world, request);
  if (!template.ok) return template;
  const { content } = template.value;
  return ok(await Promise.all(request.trials.map((trial) => tryOne(world, { trial, content }))));
}

async function tryOne(
  world: World,
  { trial, content }: { trial: TrialRequest; content: Parameters<typeof fillFor>[0] },
): Promise<Result<Trial>> {
  const { client } = trial;
  if (!client) return failed(clientMissing);
  if (!mayCall(client, 'flows.create')) return failed(clientForbidden);
  const { workspaceId, workspaceName: name } = client;
  return withWorkspace(world.db, workspaceId, async (trx): Promise<Result<Trial>> => {
    const accounts = await loadConnectionFacts({ trx, connectors: world.connectors }, client);
    const flow = fillFor(content, { name, accounts, choices: trial });
    if (!flow.ok) return flow;
    const connections = new Map(accounts.map((one) => [one.id, one]));
    const now = world.now().toISOString();
    return ok({
      thumbnail: thumbnailOf(flow.value),
      steps: stepsOf(flow.value, connections),
      problems: validateFlow(flow.value, { nodeTypes, connections }),
      rehearsals: await rehearse(trx, { workspaceId, flow: flow.value, connections, now }),
    });
  });
}

const stepsOf = ({ nodes }: FlowDocument, connections: ReadonlyMap<string, ConnectionFacts>): Trial['steps'] =>
  nodes
    .filter(({ type }) => type !== 'note')
    .map(({ id, type, name, settings }) => ({
      id,
      title: name ?? nodeTypes.get(type)?.title ?? type,
      text: nodeTypes.get(type)?.summary(settings, { connections }) ?? null,
    }));
