import { findCapability } from '../../nodes/capability';
import { failed, type Result } from '../../nodes/problem';
import type { Connector, InboxRecord, Page } from '../connectors/contract';
import * as checks from '../db/queries/source-checks';
import { withWorkspace } from '../db/with-workspace';
import { storeEntries } from '../inbox/store-entries';
import { toEntry } from '../inbox/to-entry';
import { askChannel } from './ask-channel';
import { callWith, httpFor, loadConnection, type OpenConnection, openConnection } from './open-connection';
import type { ConnectionJob } from './queues';
import { ringCheck, ringDecide } from './ring';
import type { World } from './world';

const longestTurnMs = 20_000;

/** Sources that can list their orders, by connector id. */
export const canBeCompared = ({ listOrders, capabilities }: Connector): boolean =>
  listOrders !== undefined && findCapability(capabilities, { operation: 'order', direction: 'in' }) !== undefined;

/** Answers "compare this source's own list with ours": page by page; what we lack is pulled in and counted. */
export async function checkSource(
  world: World,
  { job, signal }: { job: ConnectionJob; signal: AbortSignal },
): Promise<void> {
  const row = await loadConnection(world, job);
  const connection = row?.state === 'active' ? await openConnection(world, row) : null;
  if (!connection) return;
  const started = Date.now();
  while (!signal.aborted && Date.now() - started < longestTurnMs) {
    if (!(await comparePage(world, { job, connection, signal }))) return;
  }
  await withWorkspace(world.db, job.workspaceId, (trx) => ringCheck(trx, job));
}

interface Comparing {
  readonly job: ConnectionJob;
  readonly connection: OpenConnection;
  readonly signal: AbortSignal;
}

/** False when there is no further page. */
async function comparePage(world: World, { job, connection, signal }: Comparing): Promise<boolean> {
  const check = await withWorkspace(world.db, job.workspaceId, async (trx) => {
    const { rows } = await checks.findRunningCheck(job).execute(trx);
    return rows[0];
  });
  if (!check) return false;
  const asked = await askPage(world, { connection, check, signal });
  if (!asked.ok) {
    const message = asked.problems[0]?.message ?? 'The source gave no usable answer.';
    await withWorkspace(world.db, job.workspaceId, (trx) => checks.endCheck(job, { problem: message }).execute(trx));
    return false;
  }
  return await takePage(world, { job, connection, check, page: asked.value });
}

function askPage(
  world: World,
  { connection, check, signal }: Omit<Comparing, 'job'> & { check: checks.RunningCheck },
): Promise<Result<Page>> {
  const ask = async (): Promise<Result<Page>> => {
    const call = callWith(world, { connection, http: httpFor(world, { connection, signal }) });
    const window = { from: check.from, to: check.to };
    return (await connection.connector.listOrders?.({ ...call, cursor: check.cursor, window })) ?? failed();
  };
  return askChannel(ask, { connection, log: world.log });
}

interface Taking {
  readonly job: ConnectionJob;
  readonly connection: OpenConnection;
  readonly check: checks.RunningCheck;
  readonly page: Page;
}

async function takePage(world: World, { job, connection, check, page }: Taking): Promise<boolean> {
  const { workspaceId } = job;
  const { records, cursor, more } = page;
  const ringAgain = await withWorkspace(world.db, workspaceId, async (trx) => {
    const ids = [...new Set(records.map(({ orderId }) => orderId))];
    const known = new Map(
      (await checks.findKnownHere({ ...job, ids }).execute(trx)).rows.map((one) => [one.externalId, one]),
    );
    const lacking = records.filter((record) => differs(record, { known: known.get(record.orderId), connection }));
    // As a poll would have brought them: what lies in the inbox already is no news.
    const stored = await storeEntries(
      trx,
      lacking.map((record) => toEntry(record, { ...job, arrivedBy: 'poll' })),
    );
    const pulled = lacking.filter((_record, index) => stored.isNew[index]);
    const missing = new Set(pulled.filter(({ orderId }) => !known.has(orderId)).map(({ orderId }) => orderId)).size;
    const differing = pulled.length - pulled.filter(({ orderId }) => !known.has(orderId)).length;
    const noted = { seen: ids.length, missing, differing, cursor, isLast: !more, seenBefore: check.seen };
    const { rows } = await checks.noteCheckedPage(job, noted).execute(trx);
    if (rows.length > 0 && !more) await checks.endCheck(job, { problem: null }).execute(trx);
    return stored.ringAgain;
  });
  if (ringAgain.length > 0) await withWorkspace(world.db, workspaceId, (trx) => ringDecide(trx, ringAgain));
  return more;
}

/** Not known to us, or known with other lines or another total than the source has now. */
function differs(
  record: InboxRecord,
  { known, connection }: { known: checks.KnownHere | undefined; connection: OpenConnection },
): boolean {
  if (!known) return true;
  if (known.total === null) return false;
  const { connector, settings, id: connectionId } = connection;
  const reading = connector.read({ topic: 'poll', headers: {}, body: record.body }, { connectionId, settings });
  const order = reading.ok ? reading.value.news.find(({ order: whole }) => whole)?.order : undefined;
  return (
    order !== undefined && (Number(order.totals.total) !== Number(known.total) || order.lines.length !== known.lines)
  );
}
