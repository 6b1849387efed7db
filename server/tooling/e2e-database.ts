import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { productFolder } from './e2e-product';

const Known = z.object({ adminPassword: z.string(), password: z.string(), port: z.number() });
const known = () => Known.parse(JSON.parse(readFileSync(join(productFolder(), 'postgres.json'), 'utf8')));

/** What the product alone knows of its database. */
export const databaseSecrets = (): readonly string[] => [known().adminPassword, known().password];

/** Changes what only time would: how things were weeks ago, when the next look is due. */
export async function inProductDatabase(statements: readonly (readonly [sql: string, values: unknown[]])[]) {
  const { adminPassword: password, port } = known();
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'sluice' });
  await client.connect();
  try {
    for (const [sql, values] of statements) await client.query(sql, values);
  } finally {
    await client.end();
  }
}
