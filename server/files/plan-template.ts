import { topologicalOrder } from '../../nodes/graph/topological-order';
import { sameContent } from '../../nodes/hash';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { mapTexts } from '../../nodes/template/map-texts';
import { slotId, type TemplateContent } from '../../nodes/template/template-content';
import { findOwnTemplates } from '../db/queries/templates';
import type { Trx } from '../db/with-workspace';
import type { TemplateFile } from './sluice-file';

export interface TemplatePlan {
  readonly name: string;
  readonly description: string;
  readonly content: TemplateContent;
  readonly what: 'create' | 'change' | 'same';
  /** The template of that name kept in this workspace; null when there is none yet. */
  readonly templateId: string | null;
}

/** Looks what a template of a file would do here, or names everything that keeps it from being brought in. Writes nothing. */
export async function planTemplate(
  trx: Trx,
  { workspaceId, template }: { workspaceId: string; template: TemplateFile },
): Promise<Result<TemplatePlan>> {
  const { name, description, content } = template;
  const [known, another] = await findOwnTemplates(trx, { workspaceId, name }).execute();
  const problems = [...contentProblems(content), ...(another ? [ambiguous(name)] : [])];
  if (problems.length > 0) return failed(...problems);
  const isSame = known && known.description === description && sameContent(known.content, content);
  const what = known ? (isSame ? 'same' : 'change') : 'create';
  return ok({ name, description, content, what, templateId: known?.id ?? null });
}

function contentProblems({ flow, slots, parameters }: TemplateContent): readonly Problem[] {
  const order = topologicalOrder(flow);
  const keys = [...slots.map(({ key }) => `account ${key}`), ...parameters.map(({ key }) => `setting ${key}`)];
  const steps = new Set(flow.nodes.map(({ id }) => id));
  const lost = parameters.filter(({ places }) => places.some(({ nodeId }) => !steps.has(nodeId)));
  return [
    ...(order.ok ? [] : order.problems),
    ...keys.filter((key, index) => keys.indexOf(key) !== index).map(listedTwice),
    ...unlisted(flow, new Set(slots.map(({ key }) => slotId(key)))).map(notListed),
    ...lost.map(({ label }) => nowhere(label)),
  ];
}

/** Accounts a drawing speaks of: by slots that are not listed, or by something else than a slot. */
function unlisted(flow: TemplateContent['flow'], slots: ReadonlySet<string>): readonly string[] {
  const spoken = new Set<string>();
  for (const { settings } of flow.nodes) {
    mapTexts(settings, (text) => {
      if (text.startsWith(slotId(''))) spoken.add(text);
      return text;
    });
    const account = settings['connectionId'];
    if (typeof account === 'string') spoken.add(account);
  }
  return [...spoken].filter((text) => !slots.has(text));
}

const listedTwice = (key: string): Problem => ({
  code: 'file.sameName',
  message: `The template lists the ${key} twice.`,
  subject: key,
  retry: 'never',
});

const notListed = (text: string): Problem => ({
  code: 'file.accountNotListed',
  message: `A step of the template speaks of the account “${text}”, which is not one of those it lists.`,
  subject: text,
  retry: 'never',
});

const nowhere = (label: string): Problem => ({
  code: 'file.unreadable',
  message: `The setting “${label}” belongs to a step that is not in the template.`,
  subject: label,
  retry: 'never',
});

const ambiguous = (name: string): Problem => ({
  code: 'file.sameName',
  message: `There are two templates called “${name}” here, and the file does not say which is meant.`,
  advice: 'Remove one of them.',
  subject: name,
  retry: 'never',
});
