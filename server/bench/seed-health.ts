import pg from 'pg';
import { uuidv7 } from '../db/uuidv7';

export interface Size {
  readonly runs: number;
  readonly problems: number;
  readonly workspaces: number;
}

/** The first workspace is a large one: a fifth of everything. The others share the rest. */
const largest = 0.2;
const runsAnOrder = 2.5;

/** Fills an empty, migrated database with so many runs, their orders, deliveries and problems. @returns workspace ids, the largest first */
export async function seedHealth(url: string, { runs, problems, workspaces }: Size): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const ids = Array.from({ length: workspaces }, () => uuidv7());
    await client.query(`set synchronous_commit = off; set statement_timeout = 0; set work_mem = '128MB'`);
    // The owner of the tables is held to the workspaces it names, as everybody is.
    await client.query('select set_config($1, $2, false)', ['app.workspaces', ids.join(',')]);
    await client.query(places, [ids]);
    for (const [index, id] of ids.entries()) {
      const part = index === 0 ? largest : (1 - largest) / Math.max(1, workspaces - 1);
      await fill(client, { id, orders: Math.round((runs * part) / runsAnOrder), stuck: Math.round(problems * part) });
    }
    await client.query(watcher, [ids]);
    await client.query('vacuum analyze');
    return ids;
  } finally {
    await client.end();
  }
}

/** Somebody who looks after all of them, and runs the installation. */
export const watcherId = 'watcher';
const watcher = `
  with person as (
    insert into auth_user (id, name, email, is_platform_admin) values ('${watcherId}', 'Wanda', 'wanda@example.com', true)
  )
  insert into member (workspace_id, user_id, role) select id, '${watcherId}', 'owner' from unnest($1::uuid[]) one (id)`;
/** The workspaces of a database that was filled before, the largest first; null when it is not, or not to the end. */
export async function findSeeded(url: string): Promise<readonly string[] | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select set_config('app.worker', 'on', false)`);
    const { rows } = await client.query<{ id: string }>(
      `select id from workspace where name like 'Workspace %' order by substring(name from 11)::integer`,
    );
    const last = rows.at(-1)?.id;
    if (last === undefined) return null;
    await client.query('select set_config($1, $2, false)', ['app.workspaces', last]);
    const filled = await client.query('select from order_hour limit 1');
    return filled.rowCount === 0 ? null : rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}

interface Filling {
  readonly id: string;
  readonly orders: number;
  readonly stuck: number;
}

async function fill(client: pg.Client, { id, orders, stuck }: Filling): Promise<void> {
  await client.query('drop table if exists planned');
  await client.query(plan, [id, orders, stuck]);
  for (const statement of copies) await client.query(statement);
}

const drawing = JSON.stringify({
  version: 1,
  nodes: [
    { id: 'in', type: 'source', settings: {}, position: { x: 0, y: 0 } },
    { id: 'out', type: 'publish', settings: {}, position: { x: 300, y: 0 } },
  ],
  edges: [],
});

const places = `
  with made as (
    insert into workspace (id, slug, name, wrapped_key, counted_until)
    select id, 'w-' || n, 'Workspace ' || n, 'none', date_trunc('hour', now()) from unnest($1::uuid[]) with ordinality one (id, n)
    returning id
  ), connected as (
    insert into connection (workspace_id, id, connector, name, settings, webhook_token, last_received_at)
    select made.id, gen_random_uuid(), kind, name, '{"url":"http://127.0.0.1:9"}', gen_random_uuid()::text, now()
    from made, (values ('sandbox-market', 'Harbour'), ('sandbox-market', 'Lantern'), ('sandbox-store', 'Store'), ('sandbox-store', 'Idle')) one (kind, name)
  ), drawn as (
    insert into flow (workspace_id, id, name, draft, live_version)
    select made.id, gen_random_uuid(), 'Flow ' || n, '${drawing}', 1 from made, generate_series(1, 4) n
    returning workspace_id, id, draft
  ), versioned as (
    insert into flow_version (workspace_id, flow_id, number, document, revision) select workspace_id, id, 1, draft, 1 from drawn
  ) select 1`;

/** Orders spread over thirty days, the newest last; every so many is stuck, over some hundred causes. */
const plan = `
  create temporary table planned as
  select $1::uuid as workspace_id, gen_random_uuid() as id, source.ids[1 + n % 2] as connection_id, n, at, source.ids[3] as target,
    flows.ids[1 + n % 4] as flow_id, gen_random_uuid() as run_id, gen_random_uuid() as event_id, gen_random_uuid() as delivery_id,
    n % greatest(1, $2::int / $3::int) = 0 as stuck
  from generate_series(1, $2::int) n
  cross join lateral (select now() - ($2::int - n) * (interval '30 days' / $2::int) as at) moment
  cross join (select array_agg(id order by name) as ids from connection where workspace_id = $1 and name <> 'Idle') source
  cross join (select array_agg(id order by name) as ids from flow where workspace_id = $1) flows`;

const trace = `'{"steps":[{"nodeId":"in","type":"source","port":"out","changes":[],"ms":1,"note":"' || repeat('x', 300) || '"},
  {"nodeId":"out","type":"publish","port":null,"changes":[],"ms":1}],"effects":[]}'`;
const isStuckNow = `case when stuck then 'problem' else 'done' end`;

const copies = [
  `insert into "order" (workspace_id, id, connection_id, external_id, number, channel, placed_at, received_at, changed_at, currency,
     total, buyer_name, buyer_email, country, tags, payment, fulfillment, cancellation, ship_by, item_count, content, search)
   select workspace_id, id, connection_id, 'X-' || n, 'HB-' || n, 'sandbox-market', at, at, at, 'EUR', 10 + n % 90,
     'Ana Ruiz ' || n % 5000, 'ana' || n % 5000 || '@example.com', 'ES', case when n % 8 = 0 then array['Gift'] else '{}'::text[] end,
     'paid', case when n % 3 = 0 then 'unfulfilled' else 'fulfilled' end, case when n % 10 = 0 then 'cancelled' else 'none' end,
     at + interval '3 days', 1 + n % 3, jsonb_build_object('source', jsonb_build_object('orderId', 'X-' || n), 'note', repeat('x', 400),
       'lines', jsonb_build_array(jsonb_build_object('sku', 'SKU-' || n % 800, 'title', 'A thing to sell', 'quantity', '1'))),
     array_to_tsvector(array['hb-' || n, 'sku-' || n % 800, 'ana', 'ruiz'] || case when n % 8 = 0 then array['gift'] else '{}'::text[] end)
   from planned`,
  `insert into order_event (workspace_id, id, order_id, kind, key, connection_id, occurred_at, recorded_at)
   select workspace_id, event_id, id, 'created', 'created', connection_id, at, at from planned`,
  `insert into run (workspace_id, id, flow_id, flow_version, order_id, event_id, event_kind, attempt, state, result, trace, started_at, finished_at)
   select workspace_id, run_id, flow_id, 1, id, event_id, 'created', 1, ${isStuckNow}, case when stuck then null else 'published' end,
     (${trace})::jsonb, at, case when stuck then null else at + interval '2 seconds' end from planned
   union all
   select workspace_id, gen_random_uuid(), flow_id, 1, id, gen_random_uuid(), 'updated', 1, 'done', 'filtered', (${trace})::jsonb,
     at + interval '1 hour', at + interval '1 hour' from planned
   union all
   select workspace_id, gen_random_uuid(), flow_id, 1, id, gen_random_uuid(), 'shipped', 1, 'done', 'filtered', (${trace})::jsonb,
     at + interval '2 hours', at + interval '2 hours' from planned where n % 2 = 0`,
  `insert into delivery (workspace_id, id, order_id, run_id, flow_id, node_id, connection_id, operation, reference, state, attempt,
     problem_code, created_at, finished_at, exchanges)
   select workspace_id, delivery_id, id, run_id, flow_id, 'out', target, 'order', 'ref' || n, case when stuck then 'parked' else 'delivered' end, 1,
     case when stuck then 'sku.unknown' end, at, case when stuck then null else at + interval '2 seconds' end,
     ('[{"request":"' || repeat('x', 300) || '"}]')::jsonb from planned`,
  `insert into order_link (workspace_id, connection_id, remote_id, order_id, number)
   select workspace_id, target, 'R-' || n, id, 'S-' || n from planned where not stuck`,
  `insert into problem (workspace_id, id, code, subject, message, order_id, run_id, flow_id, node_id, delivery_id, connection_id, opened_at)
   select workspace_id, gen_random_uuid(), 'sku.unknown', 'SKU-' || n % 150, 'The store has no product with the SKU SKU-' || n % 150, id, run_id,
     flow_id, 'out', delivery_id, target, at from planned where stuck`,
  `insert into inbox_entry (workspace_id, connection_id, dedupe_key, content_hash, arrived_by, topic, external_order_id, body, state, received_at, decided_at)
   select workspace_id, connection_id, 'k' || n, 'h' || n, 'webhook', 'orders/create', 'X-' || n, repeat('x', 200)::bytea, 'decided', at, at from planned`,
  `insert into order_hour (workspace_id, connection_id, hour, came, went)
   select workspace_id, connection_id, date_trunc('hour', at), count(*), 0 from planned group by 1, 2, 3`,
];
