import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { mayCall } from '../auth/permissions';
import { loadConnectionFacts } from '../connections/connection-facts';
import { withWorkspace } from '../db/with-workspace';
import { insertFlow } from '../flows/create-flow';
import { publishFlow } from '../flows/publish-flow';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { type Choices, fillFor } from './fill-for';
import { type OpenedTemplate, openTemplate } from './open-template';
import { clientForbidden, clientMissing } from './template-problems';

export interface CloneRequest extends Choices {
  /** The person as a member of the client's workspace; null when they are none. */
  readonly client: Member | null;
  readonly name: string;
  readonly goLive: boolean;
}

export type CloneResult = Result<{
  readonly slug: string;
  readonly flowId: string;
  readonly isLive: boolean;
  /** Why it stayed a draft although it was to go live. */
  readonly problems: readonly Problem[];
}>;

/**
 * Makes a client's own flow of a template in each of these workspaces, with a result for each: one client's trouble stops no other.
 * Every step keeps the template's ids.
 */
export async function cloneTemplate(
  world: World,
  request: { member: Member; templateId: string; clones: readonly CloneRequest[] },
): Promise<Result<CloneResult[]>> {
  const template = await openTemplate(world, request);
  if (!template.ok) return template;
  const results: CloneResult[] = [];
  for (const clone of request.clones) results.push(await cloneInto(world, { template: template.value, clone }));
  return ok(results);
}

interface OneClone {
  readonly template: OpenedTemplate;
  readonly clone: CloneRequest;
}

async function cloneInto(world: World, { template, clone }: OneClone): Promise<CloneResult> {
  const { client: member, name, goLive } = clone;
  if (!member) return failed(clientMissing);
  if (!mayCall(member, 'flows.create') || (goLive && !mayCall(member, 'flows.publish'))) return failed(clientForbidden);
  const { id, version, description } = template;
  const made = await withWorkspace(world.db, member.workspaceId, async (trx) => {
    const accounts = await loadConnectionFacts({ trx, connectors: world.connectors }, member);
    const document = fillFor(template.content, { name: member.workspaceName, accounts, choices: clone });
    if (!document.ok) return document;
    const flow = { member, name, description, document: document.value, template: { id, version } };
    return ok(await insertFlow({ trx, world }, flow));
  });
  if (!made.ok) return made;
  const flowId = made.value.id;
  const live = goLive ? await publishFlow(world, { member, flowId, revision: 1, note: `From ${template.name}` }) : null;
  const problems = live && !live.ok ? live.problems : [];
  return ok({ slug: member.slug, flowId, isLive: live?.ok === true, problems });
}
