import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { anOrderMessage } from '../faults/seed';

/**
 * What raw pg-boss does on this machine: jobs that carry only an id, inserted 100 at a time, fetched 200 at a time by two consumers that
 * write one 3 KB row for each and complete them; producer and consumers together. The yardstick the product is held against.
 */
export async function measurePgBoss(url: string, { jobs }: { jobs: number }): Promise<number> {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'ceiling',
    max: 6,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue('raw', { partition: true });
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  await pool.query('create table if not exists ceiling_row (id uuid primary key, body text not null)');
  const started = performance.now();
  const left = { jobs };
  await Promise.all([produce(boss, jobs), consume(boss, { pool, left }), consume(boss, { pool, left })]);
  const seconds = (performance.now() - started) / 1000;
  await pool.query('drop table ceiling_row');
  await pool.end();
  await boss.stop({ graceful: false });
  return jobs / seconds;
}

async function produce(boss: PgBoss, jobs: number): Promise<void> {
  for (let sent = 0; sent < jobs; sent += 100) {
    await boss.insert(
      'raw',
      Array.from({ length: 100 }, () => ({ data: { id: randomUUID() } })),
    );
  }
}

/** @param left shared by the consumers: whoever fetches takes from it. */
async function consume(boss: PgBoss, { pool, left }: { pool: pg.Pool; left: { jobs: number } }): Promise<void> {
  while (left.jobs > 0) {
    const batch = await boss.fetch<{ id: string }>('raw', { batchSize: 200 });
    left.jobs -= batch.length;
    if (batch.length > 0) await writeRows(boss, { pool, batch });
  }
}

const body = JSON.stringify(anOrderMessage('ceiling'));

async function writeRows(
  boss: PgBoss,
  { pool, batch }: { pool: pg.Pool; batch: readonly { id: string; data: { id: string } }[] },
): Promise<void> {
  const client = await pool.connect();
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  try {
    await client.query('begin');
    const rows = [batch.map(({ data }) => data.id), batch.map(() => body)];
    await client.query('insert into ceiling_row select * from unnest($1::uuid[], $2::text[])', rows);
    await boss.complete(
      'raw',
      batch.map(({ id }) => id),
      {},
      { db },
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}
