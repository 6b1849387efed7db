import { z } from 'zod';
import { SkuMatch } from '../../nodes/order/sku-match';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { mapTexts } from '../../nodes/template/map-texts';
import { readRules } from '../codemap/read-rules';
import { keyOf } from '../codemap/set-code';
import { findConnectionNames } from '../db/queries/connections-view';
import { findFlows } from '../db/queries/flows-view';
import { findSkuMap } from '../db/queries/sku-map';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { readStoredFlow } from '../flows/read-stored-flow';
import { slugFor } from '../workspaces/create-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { namedConnection, type SetUpFile, type SluiceFile, writeFile } from './sluice-file';

interface Export {
  readonly member: Member;
  /** One flow and the accounts it speaks of; all flows, accounts and SKU matches when absent. */
  readonly flowId?: string | undefined;
}

/** The set-up of a workspace, or one flow of it, as a file. The same set-up gives the same bytes, wherever it is. */
export function exportSetUp(
  { db }: Pick<World, 'db'>,
  { member, flowId }: Export,
): Promise<Result<{ text: string; fileName: string }>> {
  const { workspaceId, slug } = member;
  return withWorkspace(db, workspaceId, async (trx) => {
    const accounts = await findConnectionNames(trx, { workspaceId }).execute();
    const rows = await findFlows(trx, { workspaceId, archived: false }).execute();
    const chosen = rows.filter(({ id }) => flowId === undefined || id === flowId);
    if (flowId !== undefined && chosen.length === 0) return failed(flowGone);
    const flows = chosen.map((row) => toFlow(row, accounts));
    const used = accounts.filter(({ name }) => flowId === undefined || JSON.stringify(flows).includes(named(name)));
    const doubles = [...sameNames(used), ...sameNames(chosen)];
    if (doubles.length > 0) return failed(...doubles.map(sameName));
    const maps = flowId === undefined ? await mapsOf(trx, { workspaceId, accounts }) : { skuMap: [], codeMap: [] };
    const connections = used.map(({ name, connector: channel }) => ({ name, channel })).sort(byName);
    const [flow] = flows;
    if (flowId !== undefined && flow) {
      const file: SluiceFile = { kind: 'sluice/flow', version: 1, connections, flow };
      return ok({ text: writeFile(file), fileName: `${slugFor(flow.name)}.flow.json` });
    }
    const text = writeFile({ kind: 'sluice/set-up', version: 1, connections, flows: flows.sort(byName), ...maps });
    return ok({ text, fileName: `${slug}.set-up.json` });
  });
}

interface Account {
  readonly id: string;
  readonly name: string;
}

/** As it is written inside JSON. */
const named = (name: string) => JSON.stringify(namedConnection(name));

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

function toFlow(
  { name, description, draft }: { name: string; description: string; draft: unknown },
  accounts: readonly Account[],
): SetUpFile['flows'][number] {
  const names = new Map(accounts.map((one) => [one.id, namedConnection(one.name)]));
  const drawing = readStoredFlow(draft);
  const nodes = drawing.nodes.map((node) => ({
    ...node,
    settings: mapTexts(node.settings, (text) => names.get(text) ?? text),
  }));
  return { name, description, drawing: { ...drawing, nodes } };
}

interface Mapping {
  readonly workspaceId: string;
  readonly accounts: readonly Account[];
}

const mapsOf = async (trx: Trx, mapping: Mapping) => ({
  skuMap: await matchesOf(trx, mapping),
  codeMap: await codesOf(trx, mapping),
});

async function matchesOf(trx: Trx, { workspaceId, accounts }: Mapping): Promise<SetUpFile['skuMap']> {
  const maps: SetUpFile['skuMap'] = [];
  for (const { id: connectionId, name: connection } of [...accounts].sort(byName)) {
    const rows = await findSkuMap(trx, { workspaceId, connectionId }).execute();
    const matches = z
      .array(SkuMatch)
      .parse(rows)
      .sort((a, b) => (a.sku < b.sku ? -1 : 1));
    if (matches.length > 0) maps.push({ connection, matches });
  }
  return maps;
}

async function codesOf(trx: Trx, { workspaceId, accounts }: Mapping): Promise<SetUpFile['codeMap']> {
  const maps: SetUpFile['codeMap'] = [];
  for (const { id: connectionId, name: connection } of [...accounts].sort(byName)) {
    const { matches, unknown } = await readRules(trx, { workspaceId, connectionId });
    if (matches.length === 0 && unknown.length === 0) continue;
    maps.push({
      connection,
      matches: matches.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
      unknown: unknown.toSorted((a, b) => (a.kind < b.kind ? -1 : 1)),
    });
  }
  return maps;
}

const sameNames = (all: readonly { readonly name: string }[]): readonly string[] => {
  const names = all.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
};

const sameName = (name: string): Problem => ({
  code: 'file.sameName',
  message: `Two things here are called “${name}”; a file tells them apart by their names.`,
  advice: 'Rename one of them, then export again.',
  subject: name,
  retry: 'never',
});

const flowGone: Problem = {
  code: 'flow.notFound',
  message: 'There is no such flow in this workspace.',
  retry: 'never',
};
