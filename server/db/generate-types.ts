import { fileURLToPath } from 'node:url';
import { PostgresDialect as Codegen, generate } from 'kysely-codegen';
import { createTestDatabase } from './test-database';

/** Writes database.ts from the migrated tables: node --import ./server/setup/resolve-typescript.mjs server/db/generate-types.ts */
const database = await createTestDatabase();
const dialect = new Codegen();
const db = await dialect.introspector.connect({ connectionString: database.url, dialect });
await generate({
  db,
  dialect,
  defaultSchemas: ['public'],
  excludePattern: '(kysely_*|pgboss.*)',
  typeMapping: { jsonb: 'JsonColumn' },
  customImports: { JsonColumn: './json-column' },
  outFile: fileURLToPath(new URL('database.ts', import.meta.url)),
});
await db.destroy();
process.exit(0);
