import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument } from '../../nodes/graph/flow-document';
import { failed, ok, type Result } from '../../nodes/problem';
import { clientKey, nameAccounts } from '../../nodes/template/account-marks';
import { mapTexts } from '../../nodes/template/map-texts';
import { slotId, TemplateContent, type TemplateSlot } from '../../nodes/template/template-content';
import { findTemplate } from '../db/queries/templates';
import { withWorkspace } from '../db/with-workspace';
import { lookAtFlow } from '../flows/change-flow';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { myWorkspaces } from './my-workspaces';
import { type OpenedTemplate, openTemplate } from './open-template';
import { notFromTemplate } from './template-problems';

export interface TemplateNews {
  readonly flowName: string;
  readonly templateName: string;
  /** What the flow was made of, and what the template is by now. */
  readonly from: number;
  readonly now: number;
  /** The template's drawing then; null when nobody kept it. */
  readonly before: FlowDocument | null;
  readonly after: FlowDocument;
  /** The template's accounts, as the drawings name them. */
  readonly connections: readonly ConnectionFacts[];
}

/** What has changed in a flow's template since the flow was made of it. */
export async function templateNews(
  world: Pick<World, 'db' | 'now'>,
  { member, flowId }: { member: Member; flowId: string },
): Promise<Result<TemplateNews>> {
  const flow = await lookAtFlow(
    { db: world.db, member, flowId },
    async (_trx, { name, templateId, templateVersion }) =>
      templateId === null || templateVersion === null
        ? failed(notFromTemplate)
        : ok({ name, templateId, version: templateVersion }),
  );
  if (!flow.ok) return flow;
  const { templateId, version } = flow.value;
  const template = await openTemplate(world, { member, templateId });
  if (!template.ok) return template;
  const before =
    version === template.value.version
      ? template.value.content
      : await contentThen(world, { member, templateId, version });
  return ok(compare(template.value, { flowName: flow.value.name, from: version, before }));
}

async function contentThen(
  world: Pick<World, 'db' | 'now'>,
  { member, templateId, version }: { member: Member; templateId: string; version: number },
): Promise<TemplateContent | null> {
  if (!/^[0-9a-f-]{36}$/.test(templateId)) return null;
  const mine = await myWorkspaces(world, member);
  const scope = [member.workspaceId, ...mine.map(({ workspaceId }) => workspaceId)];
  const row = await withWorkspace(world.db, scope, async (trx) => {
    const found = await findTemplate(trx, { here: member.workspaceId, templateId }).executeTakeFirst();
    if (!found) return;
    return await trx
      .selectFrom('template_version')
      .select('content')
      .where('workspace_id', '=', found.workspaceId)
      .where('template_id', '=', templateId)
      .where('version', '=', version)
      .executeTakeFirst();
  });
  return row ? TemplateContent.parse(row.content) : null;
}

interface Earlier {
  readonly flowName: string;
  readonly from: number;
  readonly before: TemplateContent | null;
}

function compare({ name, version, content }: OpenedTemplate, { flowName, from, before }: Earlier): TemplateNews {
  const slots = new Map([...(before?.slots ?? []), ...content.slots].map((slot) => [slot.key, slot]));
  return {
    flowName,
    templateName: name,
    from,
    now: version,
    before: before && readable(before),
    after: readable(content),
    connections: [...slots.values()].map(toFacts),
  };
}

/** With what its accounts are called where a client's would be. */
function readable({ flow, slots }: TemplateContent): FlowDocument {
  const names = [
    ...slots.map(({ key, label }) => ({ key, name: label })),
    { key: clientKey, name: 'the client’s name' },
  ];
  const say = (text: string) => nameAccounts(text, names);
  const nodes = flow.nodes.map((node) => ({
    ...node,
    name: node.name === null ? null : say(node.name),
    settings: mapTexts(node.settings, say),
  }));
  return { ...flow, nodes };
}

const toFacts = ({ key, label, kind, connector }: TemplateSlot): ConnectionFacts => ({
  id: slotId(key),
  name: label,
  kind,
  channel: connector ?? '',
  capabilities: [],
});
