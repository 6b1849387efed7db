import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anOrder } from '../../nodes/order/an-order';
import { upsertOrders } from '../db/queries/decide-writes';
import { withWorkspace } from '../db/with-workspace';
import { getRetention, previewRetention } from '../privacy/get-retention';
import { standardKeep } from '../privacy/retention';
import { saveRetention } from '../privacy/save-retention';
import { aMember, auditTrail, createTestWorld, type TestWorld } from '../tooling/test-world';
import type { Member } from '../workspaces/member';
import { toOrderRow } from './order-row';
import { purgeWorkspace } from './purge.job';

let test: TestWorld;
let member: Member;
beforeAll(async () => {
  test = await createTestWorld();
  member = await aMember(test.world);
});
afterAll(() => test.drop());

const ids = { connection: randomUUID(), flow: randomUUID(), done: randomUUID(), open: randomUUID() };
const old = sql`now() - interval '900 days'`;

const run = (...statements: readonly RawBuilder<unknown>[]) =>
  withWorkspace(test.world.db, member.workspaceId, async (trx) => {
    for (const statement of statements) await statement.execute(trx);
  });

async function one(question: RawBuilder<unknown>): Promise<unknown> {
  const { rows } = await withWorkspace(test.world.db, member.workspaceId, (trx) => question.execute(trx));
  return rows[0];
}

const entry = (key: string, state: string) => sql`
  insert into inbox_entry (workspace_id, connection_id, dedupe_key, content_hash, arrived_by, topic, body, state, received_at)
  values (${member.workspaceId}, ${ids.connection}, ${key}, 'h', 'poll', 'poll', 'raw'::bytea, ${state}, ${old})`;

const orderRows = (id: string, { number, state }: { number: string; state: string }) => {
  const { workspaceId } = member;
  const source = { connectionId: ids.connection, channel: 'sandbox', orderId: number, number };
  const ended = state === 'delivered' ? old : sql`null`;
  const isOver = state === 'delivered' ? 'done' : 'problem';
  return [
    upsertOrders(workspaceId, [toOrderRow(id, anOrder({ source }))]),
    sql`update "order" set received_at = ${old}, changed_at = ${old} where id = ${id}`,
    sql`insert into run (workspace_id, id, flow_id, flow_version, order_id, event_id, event_kind, state, trace, started_at, finished_at)
      values (${workspaceId}, ${id}, ${ids.flow}, 1, ${id}, ${id}, 'created', ${isOver}, '{"steps":[{"nodeId":"a"}],"effects":[]}', ${old}, ${ended})`,
    sql`insert into delivery (workspace_id, id, order_id, run_id, flow_id, node_id, connection_id, operation, reference, state, exchanges, finished_at)
      values (${workspaceId}, ${id}, ${id}, ${id}, ${ids.flow}, 'x', ${ids.connection}, 'order', ${number}, ${state}, '[{"url":"x"}]', ${ended})`,
  ];
};

async function anOldWorkspace(): Promise<void> {
  const { workspaceId } = member;
  await run(
    sql`insert into connection (workspace_id, id, connector, name, settings, webhook_token)
      values (${workspaceId}, ${ids.connection}, 'generic', 'Old', '{}', ${ids.connection})`,
    sql`insert into flow (workspace_id, id, name, draft) values (${workspaceId}, ${ids.flow}, 'Old', '{}')`,
    sql`insert into flow_version (workspace_id, flow_id, number, document, revision) values (${workspaceId}, ${ids.flow}, 1, '{}', 1)`,
    ...Array.from({ length: 25 }, (_, index) => entry(`decided-${index}`, 'decided')),
    entry('undecided', 'new'),
    entry('waits', 'waiting'),
    ...orderRows(ids.done, { number: 'DONE', state: 'delivered' }),
    ...orderRows(ids.open, { number: 'OPEN', state: 'parked' }),
    sql`insert into problem (workspace_id, id, code, message, order_id, run_id, delivery_id)
      values (${workspaceId}, ${ids.open}, 'sku.unknown', 'x', ${ids.open}, ${ids.open}, ${ids.open})`,
    sql`insert into audit_entry (workspace_id, action, at) values (${workspaceId}, 'old.deed', ${old}), (${workspaceId}, 'young.deed', now() - interval '380 days')`,
  );
}

it('removes what has aged in small batches, several workers at it, and touches nothing that is open', async () => {
  await anOldWorkspace();
  const keep = { ...standardKeep, audit: 400 };
  expect(await previewRetention(test.world, { member, keep })).toMatchObject({
    messages: 25,
    answers: 1,
    traces: 1,
    persons: 1,
    audit: 1,
  });
  await saveRetention(test.world, { member, keep });
  const job = { job: { workspaceId: member.workspaceId }, signal: new AbortController().signal, rows: 4 };
  await Promise.all([purgeWorkspace(test.world, job), purgeWorkspace(test.world, job)]);

  const left = await one(sql`select
    (select count(*)::int from inbox_entry where octet_length(body) = 0) as emptied,
    (select count(*)::int from inbox_entry) as keys,
    (select string_agg(dedupe_key, ',' order by dedupe_key) from inbox_entry where octet_length(body) > 0) as kept,
    (select string_agg(reference, ',') from delivery where exchanges is not null) as answers,
    (select count(*)::int from delivery) as "references",
    (select string_agg(number, ',') from "order" where buyer_email is not null) as persons,
    (select string_agg(number, ',') from "order" where content -> 'totals' ->> 'total' = '9.50' and erased_at is not null) as erased,
    (select count(*)::int from run where trace ? 'cleared') as cleared,
    (select string_agg(action, ',') from audit_entry where action like '%.deed') as audit`);
  expect(left).toEqual({
    emptied: 25,
    keys: 27,
    kept: 'undecided,waits',
    answers: 'OPEN',
    references: 2,
    persons: 'OPEN',
    erased: 'DONE',
    cleared: 1,
    audit: 'young.deed',
  });
  const told = await getRetention(test.world, member);
  expect(told).toMatchObject({ isRunning: false, removed: { messages: 25, answers: 1, persons: 1, audit: 1 } });
  expect(told.ranAt).not.toBeNull();
});

it('leaves the last 400 days of the audit trail, whoever asks', async () => {
  await run(sql`select drop_old_audit(${member.workspaceId}, 0, 1000)`);
  expect((await auditTrail(test.world, member)).map(({ action }) => action)).toEqual([
    'young.deed',
    'retention.changed',
  ]);
});
