import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';

interface Place {
  readonly url: string;
  readonly dataFolder: string;
}

/** Which statements Postgres spends its time on, by pg_stat_statements. Only the server's superuser sees them all. */
export async function resetStatements(place: Place): Promise<void> {
  await asAdmin(place, async (client) => {
    await client.query('create extension if not exists pg_stat_statements');
    await client.query('select pg_stat_statements_reset()');
  });
}

export async function tellStatements({ orders, ...place }: Place & { orders: number }): Promise<void> {
  await asAdmin(place, async (client) => {
    const { rows } = await client.query(
      `select round((total_exec_time + total_plan_time)::numeric * 1000 / $1, 1) as us, calls,
         round((mean_exec_time + mean_plan_time)::numeric, 2) as ms, rows,
         left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as query
       from pg_stat_statements where toplevel order by total_exec_time + total_plan_time desc limit 30`,
      [orders],
    );
    for (const { us, calls, ms, rows: count, query } of rows) {
      console.log(`${us} us/order  ${calls} calls of ${ms} ms  ${count} rows  ${query}`);
    }
  });
}

const Secrets = z.object({ adminPassword: z.string() });

async function asAdmin({ url, dataFolder }: Place, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const { adminPassword } = Secrets.parse(JSON.parse(readFileSync(join(dataFolder, 'postgres.json'), 'utf8')));
  const address = new URL(url);
  address.username = 'postgres';
  address.password = adminPassword;
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
