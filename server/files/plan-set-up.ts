import type { FlowDocument } from '../../nodes/graph/flow-document';
import { topologicalOrder } from '../../nodes/graph/topological-order';
import { sameContent } from '../../nodes/hash';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { mapTexts } from '../../nodes/template/map-texts';
import { findConnectionNames } from '../db/queries/connections-view';
import { findFlows } from '../db/queries/flows-view';
import type { Trx } from '../db/with-workspace';
import { namedConnection, type SetUpFile } from './sluice-file';

/** What bringing a file in would do. */
export interface SetUpPlan {
  readonly flows: readonly FlowPlan[];
  readonly skuMap: readonly {
    readonly connectionId: string;
    readonly matches: SetUpFile['skuMap'][number]['matches'];
  }[];
  readonly codeMap: readonly (Omit<SetUpFile['codeMap'][number], 'connection'> & { readonly connectionId: string })[];
}

export interface FlowPlan {
  readonly name: string;
  readonly description: string;
  readonly what: 'create' | 'change' | 'same';
  /** The flow of that name; null when there is none yet. */
  readonly flowId: string | null;
  readonly drawing: FlowDocument;
}

/** Looks what a file would do here, or names everything that keeps it from being brought in, at once. Writes nothing. */
export async function planSetUp(
  trx: Trx,
  { workspaceId, file }: { workspaceId: string; file: SetUpFile },
): Promise<Result<SetUpPlan>> {
  const accounts = await findConnectionNames(trx, { workspaceId }).execute();
  const flows = await findFlows(trx, { workspaceId, archived: false }).execute();
  const problems = [
    ...file.connections.flatMap((wanted) => accountProblems(wanted, accounts)),
    ...unnamed(file),
    ...twice(file.flows.map(({ name }) => name)),
    ...file.flows.flatMap(({ name }) => (flows.filter((one) => one.name === name).length > 1 ? [ambiguous(name)] : [])),
    ...file.flows.flatMap(circleProblems),
  ];
  if (problems.length > 0) return failed(...problems);
  const ids = new Map(accounts.map(({ id, name }) => [namedConnection(name), id]));
  return ok({
    flows: file.flows.map((flow) => planFlow(flow, { ids, known: flows.find(({ name }) => name === flow.name) })),
    skuMap: file.skuMap.map(({ connection, matches }) => ({
      connectionId: ids.get(namedConnection(connection)) ?? '',
      matches,
    })),
    codeMap: file.codeMap.map(({ connection, ...rules }) => ({
      connectionId: ids.get(namedConnection(connection)) ?? '',
      ...rules,
    })),
  });
}

type Flow = SetUpFile['flows'][number];
type Known = Awaited<ReturnType<ReturnType<typeof findFlows>['execute']>>[number];

function planFlow(
  { name, description, drawing }: Flow,
  { ids, known }: { ids: ReadonlyMap<string, string>; known: Known | undefined },
): FlowPlan {
  const nodes = drawing.nodes.map((node) => ({
    ...node,
    settings: mapTexts(node.settings, (text) => ids.get(text) ?? text),
  }));
  const bound = { ...drawing, nodes };
  const isSame = known && known.description === description && sameContent(known.draft, bound);
  const what = known ? (isSame ? 'same' : 'change') : 'create';
  return { name, description, what, flowId: known?.id ?? null, drawing: bound };
}

interface Account {
  readonly name: string;
  readonly connector: string;
}

function accountProblems(
  { name, channel }: SetUpFile['connections'][number],
  accounts: readonly Account[],
): readonly Problem[] {
  const [found, another] = accounts.filter((one) => one.name === name);
  if (!found) return [notConnected({ name, channel })];
  if (another) return [ambiguous(name)];
  return found.connector === channel ? [] : [otherChannel(name)];
}

/** Accounts that a drawing or a SKU map speaks of and the file does not list. */
function unnamed({ connections, flows, skuMap, codeMap }: SetUpFile): readonly Problem[] {
  const listed = new Set(connections.map(({ name }) => namedConnection(name)));
  const spoken = new Set([...skuMap, ...codeMap].map(({ connection }) => namedConnection(connection)));
  for (const { drawing } of flows) {
    mapTexts(drawing, (text) => {
      if (text.startsWith(namedConnection(''))) spoken.add(text);
      return text;
    });
  }
  return [...spoken].filter((text) => !listed.has(text)).map(notListed);
}

const circleProblems = ({ name, drawing }: Flow): readonly Problem[] => {
  const order = topologicalOrder(drawing);
  return order.ok ? [] : order.problems.map((problem) => ({ ...problem, message: `${name}: ${problem.message}` }));
};

const twice = (names: readonly string[]): readonly Problem[] =>
  [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    code: 'file.sameName',
    message: `The file has two flows called “${name}”.`,
    subject: name,
    retry: 'never',
  }));

const notConnected = ({ name, channel }: SetUpFile['connections'][number]): Problem => ({
  code: 'file.accountMissing',
  message: `The file speaks of the account “${name}” (${channel}), which is not connected here.`,
  advice: 'Connect it under this name, or rename one that stands for it.',
  subject: name,
  retry: 'never',
});

const otherChannel = (name: string): Problem => ({
  code: 'file.otherChannel',
  message: `“${name}” is an account of another channel here than in the file.`,
  subject: name,
  retry: 'never',
});

const ambiguous = (name: string): Problem => ({
  code: 'file.sameName',
  message: `There are two called “${name}” here, and the file does not say which is meant.`,
  advice: 'Rename one of them.',
  subject: name,
  retry: 'never',
});

const notListed = (text: string): Problem => ({
  code: 'file.accountNotListed',
  message: `The file speaks of the account “${text.slice(namedConnection('').length)}” and does not list it.`,
  subject: text,
  retry: 'never',
});
