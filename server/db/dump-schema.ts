import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startTestPostgres } from '../tooling/test-postgres';
import { readSchemaText } from './schema-text';
import { createTestDatabase } from './test-database';

/**
 * `npm run schema:dump` migrates an empty database and writes what came of it to migrations/schema.sql;
 * with `--check` it only compares, and fails when they differ.
 */
const schemaFile = fileURLToPath(new URL('../../migrations/schema.sql', import.meta.url));

async function dumpMigratedSchema(): Promise<string> {
  const server = await startTestPostgres();
  try {
    const { url } = await createTestDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await readSchemaText(client);
    } finally {
      await client.end();
    }
  } finally {
    await server.stop();
  }
}

function firstDifference(expected: string, found: string): string {
  const expectedLines = expected.split('\n');
  const foundLines = found.split('\n');
  const line = foundLines.findIndex((text, index) => text !== expectedLines[index]);
  const at = line === -1 ? foundLines.length : line;
  return `line ${at + 1}\n  schema.sql:  ${expectedLines[at] ?? '(ends)'}\n  migrations:  ${foundLines[at] ?? '(end)'}`;
}

const found = await dumpMigratedSchema();
if (!process.argv.includes('--check')) {
  writeFileSync(schemaFile, found);
  console.log('Wrote migrations/schema.sql.');
} else {
  const expected = existsSync(schemaFile) ? readFileSync(schemaFile, 'utf8') : '';
  if (expected === found) {
    console.log('migrations/schema.sql is what the migrations make.');
  } else {
    console.error(
      `migrations/schema.sql differs from what the migrations make, first in ${firstDifference(expected, found)}`,
    );
    console.error('Run "npm run schema:dump" and commit the file with the migration.');
    process.exitCode = 1;
  }
}
