import { isTooDeep } from '../json-depth';
import { failed, ok, type Problem, type Result } from '../problem';
import { FlowDocument } from './flow-document';

/** Brings a document of one version to the next. Frozen once released: stored flows pass through it for ever. */
export type UpgradeStep = (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

const LATEST = 1;
/** By the version they start from. */
const steps: Readonly<Record<number, UpgradeStep>> = {};

/** Reads a stored, imported or pasted flow of any version we ever wrote. */
export function readFlow(json: unknown): Result<FlowDocument> {
  const upgraded = upgradeTo(json, { latest: LATEST, steps });
  if (!upgraded.ok) return upgraded;
  if (isTooDeep(upgraded.value)) return failed(unreadable('It is nested too deep.'));
  const parsed = FlowDocument.safeParse(upgraded.value);
  return parsed.success ? ok(parsed.data) : failed(unreadable(whereOf(parsed.error.issues)));
}

/** Applies one step after the other until the document is of the latest version. */
export function upgradeTo(
  json: unknown,
  { latest, steps: known }: { latest: number; steps: Readonly<Record<number, UpgradeStep>> },
): Result<Readonly<Record<string, unknown>>> {
  if (!isRecord(json) || !Number.isInteger(json['version'])) return failed(unreadable('It is not a flow.'));
  let document = json;
  while (document['version'] !== latest) {
    const version = Number(document['version']);
    if (version > latest) return failed(tooNew);
    const step = known[version];
    if (!step) return failed(unreadable(`We do not know version ${version} of flows.`));
    document = { ...step(document), version: version + 1 };
  }
  return ok(document);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const whereOf = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): string => {
  const [issue] = issues;
  return issue ? `At ${issue.path.map(String).join('.') || 'the top'}: ${issue.message}.` : 'It is not a flow.';
};

const unreadable = (why: string): Problem => ({
  code: 'flow.unreadable',
  message: `This flow cannot be read. ${why}`,
  retry: 'never',
});

const tooNew: Problem = {
  code: 'flow.tooNew',
  message: 'This flow was made with a newer version of Sluice.',
  advice: 'Update Sluice, then open it again.',
  retry: 'never',
};
