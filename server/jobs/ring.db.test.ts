import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Db, openDatabase } from '../db/connection';
import { sessionOptions } from '../db/session-options';
import { createTestDatabase } from '../db/test-database';
import { uuidv7 } from '../db/uuidv7';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { until } from '../faults/a-house';
import { queueSchema } from './queues';
import { ringDecide } from './ring';

let db: Db;
let boss: PgBoss;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  ({ drop } = database);
  db = await openDatabase({ url: database.url, name: 'test' });
  boss = new PgBoss({
    connectionString: database.url,
    options: await sessionOptions(database.url),
    schema: queueSchema,
    migrate: false,
    schedule: false,
    supervise: false,
    useListenNotify: true,
  });
  boss.on('error', () => undefined);
  await boss.start();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await db.destroy();
  await drop();
});

const inWorkspace = <T>(workspaceId: string, work: (trx: Trx) => Promise<T>) => withWorkspace(db, workspaceId, work);
const jobRow = async (key: string) => {
  const { rows } = await sql<Record<string, unknown>>`
    select *, keep_until - start_after as kept, start_after = created_on as at_once
    from ${sql.id(queueSchema)}.job where singleton_key = ${key}`.execute(db);
  const { id, created_on, start_after, keep_until, singleton_key, data, ...rest } = rows[0] ?? {};
  return rest;
};

it('writes the very row that pg-boss writes itself', async () => {
  const [ours, theirs] = [uuidv7(), uuidv7()];
  await inWorkspace(ours, (trx) => ringDecide(trx, [ours]));
  await boss.insert('decide', [{ data: { workspaceId: theirs }, singletonKey: theirs }]);
  expect(await jobRow(ours)).toEqual(await jobRow(theirs));
});

it('rings once for a workspace, however often it is told', async () => {
  const [one, two] = [uuidv7(), uuidv7()];
  expect(await inWorkspace(one, (trx) => ringDecide(trx, [one, two]))).toBe(2);
  expect(await inWorkspace(one, (trx) => ringDecide(trx, [one, two, uuidv7()]))).toBe(1);
});

it('rings only if the transaction commits', async () => {
  const id = uuidv7();
  const failing = inWorkspace(id, async (trx) => {
    await ringDecide(trx, [id]);
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  expect(await jobRow(id)).toEqual({});
});

it('wakes a worker that would poll only much later', async () => {
  const heard: string[] = [];
  const slow = { batchSize: 10, pollingIntervalSeconds: 20, notifyPollingIntervalSeconds: 20 };
  await boss.work<{ workspaceId: string }>('decide', slow, async (jobs) => {
    heard.push(...jobs.map(({ data }) => data.workspaceId));
  });
  await until('the jobs of the tests before are answered', { holds: () => heard.length > 0 });
  const id = uuidv7();
  const rungAt = Date.now();
  await inWorkspace(id, (trx) => ringDecide(trx, [id]));
  await until('the bell is answered', { holds: () => heard.includes(id), withinMs: 5_000 });
  expect(Date.now() - rungAt).toBeLessThan(5_000);
});
