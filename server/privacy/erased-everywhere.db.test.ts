import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { withWorkspace } from '../db/with-workspace';
import { listOrders } from '../orders/list-orders';
import { skipDelivery } from '../orders/skip-delivery';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { canary } from './canary';
import { erasePerson } from './erase-person';
import { plantPerson } from './plant-person';
import { plantQuotes } from './plant-quotes';

/** Tables of settings, names of things, numbers and keys, with no word about a buyer. A new table gets its place here, or is planted. */
const aboutNobody = [
  ...['alert_rule', 'alert_settings', 'api_key', 'channel_token', 'code_map', 'code_policy', 'delivery_lane'],
  ...['auth_account', 'auth_rate_limit', 'auth_session', 'auth_two_factor', 'auth_user', 'auth_verification'],
  ...['erased_order', 'flow', 'flow_editing', 'flow_traffic', 'flow_version', 'invitation', 'late_list', 'member'],
  ...[
    'order_event',
    'order_hour',
    'order_link',
    'paper_template',
    'platform_access',
    'platform_audit',
    'process',
    'retention',
    'sku_map',
  ],
  ...['saved_view_default', 'step_time', 'template', 'template_version', 'usage_day', 'webhook_endpoint', 'workspace'],
  ...['kysely_migration', 'kysely_migration_lock'],
];
/** Planted by what people do, through the product: its reasons are written without the person. */
const trail = 'audit_entry';

let demo: TestDemo;
let client: pg.Client;

beforeAll(async () => {
  demo = await startTestDemo();
  client = new pg.Client({ connectionString: demo.url });
  await client.connect();
  const { number } = demo.sandbox.simulators.lantern.place({ skus: ['NO-SUCH-SKU'], quantity: 1 });
  const search = { search: number, state: 'needsFix', limit: 1 } as const;
  const look = async () => (await listOrders(demo.world, { member: demo.owner, search })).rows[0]?.id;
  await vi.waitFor(async () => expect(await look()).toBeTruthy(), { timeout: 15_000 });
}, 60_000);
afterAll(async () => {
  await client.end();
  await demo.drop();
}, 60_000);

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Every column of every table there is, as the catalogue says, the queue's own included. */
async function everyColumn(): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(`
    select one.table_schema as schema, one.table_name as "table", one.column_name as "column", one.data_type as type
    from information_schema.columns one
    join information_schema.tables it on it.table_schema = one.table_schema and it.table_name = one.table_name
    where it.table_type = 'BASE TABLE' and one.table_schema not in ('pg_catalog', 'information_schema')`);
  return rows;
}

/** Where the person is: "table.column". */
async function findPerson(): Promise<readonly string[]> {
  await client.query(`select set_config('app.workspaces', $1, false), set_config('app.worker', 'on', false)`, [
    demo.owner.workspaceId,
  ]);
  const found: string[] = [];
  for (const { schema, table, column, type } of await everyColumn()) {
    const name = pg.escapeIdentifier(column);
    const text = type === 'bytea' ? `encode(${name}, 'escape')` : `${name}::text`;
    const from = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
    const { rowCount } = await client.query(`select from ${from} where ${text} ilike $1 limit 1`, [`%${canary}%`]);
    if (rowCount) found.push(`${table}.${column}`);
  }
  return found;
}

it('leaves nothing of an erased person in any column of any table', async () => {
  const { owner, world } = demo;
  const { workspaceId, userId } = owner;
  const planted = await withWorkspace(world.db, workspaceId, async (trx) => {
    const person = await plantPerson(trx, workspaceId);
    for (const statement of plantQuotes({ workspaceId, userId, planted: person })) await statement.execute(trx);
    return person;
  });
  const reason = `${planted.said} called, and takes another one`;
  const skipped = await skipDelivery(world, { member: owner, deliveryId: planted.deliveryId, reason });
  expect(skipped.ok).toBe(true);

  const before = await findPerson();
  expect(before).toEqual(expect.arrayContaining(['order.content', 'order.search', 'document.bytes', 'delivery.note']));
  const tables = new Set((await everyColumn()).filter(({ schema }) => schema === 'public').map(({ table }) => table));
  const withPerson = new Set(before.map((place) => place.slice(0, place.indexOf('.'))));
  expect([...tables].filter((table) => !withPerson.has(table)).sort()).toEqual([...aboutNobody, trail].sort());

  const erased = await erasePerson(world, { member: owner, person: { order: planted.number }, open: 'finish' });
  expect(erased).toMatchObject({ ok: true, value: { orders: 1 } });
  expect(await findPerson()).toEqual([]);
});
