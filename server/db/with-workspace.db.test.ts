import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedConnection, seedWorkspace } from '../faults/seed';
import { type Db, openDatabase } from './connection';
import { createTestDatabase } from './test-database';
import { type Trx, withUser, withWebhookToken, withWorker, withWorkspace } from './with-workspace';

let db: Db;
let drop: () => Promise<void>;
let [mine, theirs] = ['', ''];
const tokens = new Map<string, string>();
beforeAll(async () => {
  const database = await createTestDatabase();
  ({ drop } = database);
  // One connection: whatever a transaction leaves behind, the next one finds.
  db = await openDatabase({ url: database.url, name: 'test', max: 1 });
  mine = await seedWorkspace(db);
  theirs = await seedWorkspace(db);
  for (const workspaceId of [mine, theirs]) {
    tokens.set(workspaceId, (await seedConnection(db, { workspaceId, connector: 'test' })).token);
  }
});
afterAll(async () => {
  await db.destroy();
  await drop();
});

const visible = (workspaces: string | string[]) =>
  withWorkspace(db, workspaces, async (trx) => {
    const rows = await trx.selectFrom('connection').select('workspace_id as id').execute();
    return rows.map(({ id }) => id).sort();
  });

it('shows the rows of the named workspaces, and of no other', async () => {
  expect(await visible(mine)).toEqual([mine]);
  expect(await visible(theirs)).toEqual([theirs]);
  expect(await visible([mine, theirs])).toEqual([mine, theirs].sort());
  expect(await db.selectFrom('connection').selectAll().execute()).toEqual([]);
});

/** How a transaction can end. What it had in hand is given back to the pool each time. */
const endings: readonly ((trx: Trx) => Promise<unknown>)[] = [
  () => Promise.resolve(),
  () => Promise.reject(new Error('breaks off')),
  (trx) => sql`select 1 / 0`.execute(trx),
  (trx) => sql`select 1 / 0`.execute(trx).catch(() => sql`select 1`.execute(trx)),
  // Cancelled in the middle of a statement, as a timeout or an impatient administrator does it.
  (trx) => sql`set local statement_timeout = 1`.execute(trx).then(() => sql`select pg_sleep(1)`.execute(trx)),
  // Narrowed on the way.
  (trx) => sql`select set_config('app.workspaces', '', true)`.execute(trx),
];

it('carries no scope into the next transaction on the same connection, however this one ended', async () => {
  for (let turn = 0; turn < 240; turn += 1) {
    const id = turn % 2 === 0 ? mine : theirs;
    expect(await visible(id)).toEqual([id]);
    const end = endings[turn % endings.length] ?? endings[0];
    await withWorkspace(db, id, async (trx) => {
      expect(await trx.selectFrom('connection').select('workspace_id').execute()).toEqual([{ workspace_id: id }]);
      await end?.(trx);
    }).catch(() => undefined);
    expect(await db.selectFrom('connection').select('id').execute()).toEqual([]);
  }
}, 60_000);

it('refuses to write into a workspace that is not named', async () => {
  await expect(seedConnection(db, { workspaceId: theirs, connector: 'x' })).resolves.toBeDefined();
  const smuggled = withWorkspace(db, mine, (trx) =>
    trx.updateTable('connection').set({ workspace_id: theirs }).where('workspace_id', '=', mine).execute(),
  );
  await expect(smuggled).rejects.toThrow(/row-level security/);
});

it('finds one connection by its webhook token, and nothing else by it', async () => {
  const token = tokens.get(theirs) ?? '';
  const rows = await withWebhookToken(db, token, (trx) =>
    trx.selectFrom('connection').select('workspace_id as id').execute(),
  );
  expect(rows).toEqual([{ id: theirs }]);
  expect(await withWebhookToken(db, token, (trx) => trx.selectFrom('workspace').select('id').execute())).toEqual([]);
});

it('shows the worker which workspaces there are, and nothing in them', async () => {
  const [workspaces, connections] = await withWorker(db, async (trx) => [
    await trx.selectFrom('workspace').select('id').orderBy('id').execute(),
    await trx.selectFrom('connection').select('id').execute(),
  ]);
  expect(workspaces?.map(({ id }) => id)).toEqual([mine, theirs].sort());
  expect(connections).toEqual([]);
});

it('shows a person who belongs nowhere nothing', async () => {
  expect(await withUser(db, 'nobody', (trx) => trx.selectFrom('workspace').select('id').execute())).toEqual([]);
});

it('holds every table of a workspace behind forced row-level security with a check on writes', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (
        select from pg_policy p where p.polrelid = c.oid and p.polqual is not null and p.polwithcheck is not null))`.execute(
    db,
  );
  expect(rows).toEqual([]);
});

it('lets no reference and no unique key cross workspaces', async () => {
  const { rows } = await sql<{ key: string }>`
    select con.conrelid::regclass || ' ' || con.conname as key
    from pg_constraint con
    join pg_attribute ws on ws.attrelid = con.conrelid and ws.attname = 'workspace_id'
    where con.contype in ('f', 'u', 'p') and con.connamespace = current_schema()::regnamespace
      and not ws.attnum = any (con.conkey)
      -- An unguessable token, and a person, are the same in every workspace.
      and con.conname not in ('connection_webhook_token_key', 'invitation_token_hash_key', 'api_key_key_hash_key')
      and con.confrelid <> 'auth_user'::regclass`.execute(db);
  expect(rows).toEqual([]);
});
