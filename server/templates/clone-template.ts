import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { fillTemplate } from '../../nodes/template/fill-template';
import type { ParameterValue, TemplateContent } from '../../nodes/template/template-content';
import { mayCall } from '../auth/permissions';
import { loadConnectionFacts } from '../connections/connection-facts';
import { withWorkspace } from '../db/with-workspace';
import { insertFlow } from '../flows/create-flow';
import { publishFlow } from '../flows/publish-flow';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { type OpenedTemplate, openTemplate } from './open-template';
import { clientForbidden, clientMissing, connectionNotThere } from './template-problems';

export interface CloneRequest {
  /** The person as a member of the client's workspace; null when they are none. */
  readonly client: Member | null;
  readonly name: string;
  /** Slot key → connection of that client. */
  readonly bindings: Readonly<Record<string, string>>;
  /** Parameter key → value; absent: as the template has it. */
  readonly values: Readonly<Record<string, ParameterValue>>;
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
    const document = drawFor(template.content, { clone, accounts });
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

/** Only accounts of this very client are bound, whatever was asked for. */
function drawFor(
  content: TemplateContent,
  { clone, accounts }: { clone: CloneRequest; accounts: readonly ConnectionFacts[] },
): Result<FlowDocument> {
  const chosen = content.slots.flatMap((slot) => {
    const id = clone.bindings[slot.key];
    return id === undefined ? [] : [{ slot, account: accounts.find((one) => one.id === id) }];
  });
  const strangers = chosen.filter(({ account }) => !account);
  if (strangers.length > 0) return failed(...strangers.map(({ slot }) => connectionNotThere(slot.label)));
  const bindings = Object.fromEntries(chosen.flatMap(({ slot, account }) => (account ? [[slot.key, account]] : [])));
  return fillTemplate(content, { bindings, values: clone.values });
}
