import { sql } from 'kysely';
import { type AlertRule, builtInRules } from '../../nodes/watch/alert-rule';
import { listOpen } from '../alerts/list-alerts';
import { saveRule } from '../alerts/save-rule';
import { toJsonb } from '../db/to-jsonb';
import { uuidv7 } from '../db/uuidv7';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { watchWorkspace } from '../jobs/watch.job';
import type { Member } from '../workspaces/member';
import { aMember, createTestWorld, type TestWorld } from './test-world';

/** A workspace whose alerts are looked at when a test says so, at a time the test says. */
export interface Watched extends TestWorld {
  readonly member: Member;
  /** The time there is now. */
  now(): Date;
  /** Moves on. */
  wait(ms: number): void;
  set(at: string): void;
  look(): Promise<void>;
  open(): ReturnType<typeof listOpen>;
  inside<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  change(ruleId: string, changes: Partial<AlertRule>): Promise<void>;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** A world, and in it a workspace for each test: they share the database and the clock, which begins anew with each. */
export async function startWatching(changes: Parameters<typeof createTestWorld>[0] = {}) {
  const clock = { now: new Date() };
  const test = await createTestWorld({ ...changes, now: () => clock.now });
  return { ...test, watchOver: () => watchOver(test, clock) };
}

async function watchOver(test: TestWorld, clock: { now: Date }): Promise<Watched> {
  clock.now = new Date();
  const member = await aMember(test.world);
  const { workspaceId } = member;
  return {
    ...test,
    member,
    now: () => clock.now,
    wait: (ms) => {
      clock.now = new Date(clock.now.getTime() + ms);
    },
    set: (at) => {
      clock.now = new Date(at);
    },
    look: () => watchWorkspace(test.world, { job: { workspaceId }, signal: new AbortController().signal }),
    open: () => listOpen(test.world, member),
    inside: (work) => withWorkspace(test.world.db, workspaceId, work),
    change: async (ruleId, rule) => {
      const standard = builtInRules.get(ruleId);
      if (!standard) throw new Error(`There is no rule ${ruleId}.`);
      const saved = await saveRule(test.world, { member, ruleId, rule: { ...standard, ...rule } });
      if (!saved.ok) throw new Error(saved.problems[0]?.message);
    },
  };
}

export const insertConnection = async (
  { inside, member }: Pick<Watched, 'inside' | 'member'>,
  { name, connector = 'sandbox-market' }: { name: string; connector?: string },
): Promise<string> => {
  const id = uuidv7();
  const row = { workspace_id: member.workspaceId, id, connector, name, settings: '{}', webhook_token: uuidv7() };
  await inside((trx) => trx.insertInto('connection').values(row).execute());
  return id;
};

interface SomeOrders {
  readonly connectionId: string;
  readonly count?: number;
  readonly total?: string;
  readonly shipBy?: Date;
}

/** Orders as decide leaves them, as far as alerts read them. @returns their ids */
export async function insertOrders(
  { inside, member: { workspaceId } }: Pick<Watched, 'inside' | 'member'>,
  { connectionId, count = 1, total = '10.00', shipBy }: SomeOrders,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  await inside((trx) =>
    sql`insert into "order" (workspace_id, id, connection_id, external_id, number, channel, placed_at, currency, total, payment,
        fulfillment, cancellation, ship_by, item_count, content, search)
      select ${workspaceId}, id, ${connectionId}, id, 'N-' || right(id::text, 6), 'sandbox-market', now(), 'EUR', ${total}::numeric, 'paid',
        'unfulfilled', 'none', ${shipBy ?? null}::timestamptz, 1, '{}', '' from unnest(${ids}::uuid[]) as one (id)`.execute(
      trx,
    ),
  );
  return ids;
}

export async function insertProblems(
  { inside, member: { workspaceId } }: Pick<Watched, 'inside' | 'member'>,
  { orderIds, connectionId, sku, at }: { orderIds: readonly string[]; connectionId: string; sku: string; at: Date },
): Promise<void> {
  await inside((trx) =>
    sql`insert into problem (workspace_id, id, code, subject, message, order_id, connection_id, opened_at)
      select ${workspaceId}, id, 'sku.unknown', ${sku}, ${`The shop does not know ${sku}`}, order_id, ${connectionId}, ${at}
      from unnest(${orderIds.map(() => uuidv7())}::uuid[], ${orderIds}::uuid[]) as one (id, order_id)`.execute(trx),
  );
}

export const setConnection = (
  { inside, member: { workspaceId } }: Pick<Watched, 'inside' | 'member'>,
  { id, problem }: { id: string; problem: string | null },
) =>
  inside((trx) =>
    trx
      .updateTable('connection')
      .set({
        state: problem === null ? 'active' : 'attention',
        problem: problem && toJsonb({ code: 'connection.unauthorized', message: problem, retry: 'never' }),
      })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .execute(),
  );
