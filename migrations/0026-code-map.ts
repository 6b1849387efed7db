import { type Kysely, sql } from 'kysely';

/**
 * What each destination calls carriers and reasons, and what becomes of one nobody has matched. Both stood among the settings of an account
 * before, where nobody found them while an order waited; they move here.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...tables, ...moves]) await sql.raw(statement).execute(db);
  await sql.raw(grants).execute(db);
}

const policy = (table: string) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy tenant on ${table}
     using (workspace_id = any ((select current_workspaces())::uuid[]))
     with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
];

const kinds = `kind in ('carrier', 'cancelReason', 'returnReason', 'refundReason')`;

const tables = [
  `create table code_map (
     workspace_id  uuid not null,
     connection_id uuid not null,
     kind          text not null check (${kinds}),
     /* As orders say it, and as the destination calls it. */
     code          text not null check (length(code) between 1 and 200),
     target        text not null check (length(target) between 1 and 200),
     /* Of carriers. */
     service       text check (length(service) <= 200),
     tracking_url  text check (length(tracking_url) <= 500),
     created_at    timestamptz not null default now(),
     created_by    text,
     primary key (workspace_id, connection_id, kind, code),
     foreign key (workspace_id, connection_id) references connection on delete cascade
   )`,
  // No row: as its connector does.
  `create table code_policy (
     workspace_id  uuid not null,
     connection_id uuid not null,
     kind          text not null check (${kinds}),
     policy        text not null check (policy in ('hold', 'send')),
     /* What one that nobody has matched goes as; null: as its connector does. */
     fallback      text check (length(fallback) between 1 and 200),
     primary key (workspace_id, connection_id, kind),
     foreign key (workspace_id, connection_id) references connection on delete cascade
   )`,
];

interface Move {
  readonly kind: string;
  readonly field: string;
  readonly connectors: string;
}

const matchesOf = ({ kind, field, connectors }: Move) => `
  insert into code_map (workspace_id, connection_id, kind, code, target)
  select workspace_id, id, '${kind}', left(btrim(pair.key), 200), left(btrim(pair.value), 200)
  from connection, jsonb_each_text(settings -> '${field}') pair
  where connector in (${connectors}) and jsonb_typeof(settings -> '${field}') = 'object'
    and btrim(pair.key) <> '' and btrim(pair.value) <> ''
  on conflict do nothing`;

const fallbackOf = ({ kind, field, connectors }: Move) => `
  insert into code_policy (workspace_id, connection_id, kind, policy, fallback)
  select workspace_id, id, '${kind}', 'send', left(btrim(settings ->> '${field}'), 200)
  from connection where connector in (${connectors}) and btrim(coalesce(settings ->> '${field}', '')) <> ''`;

const moves = [
  // The owner of the tables sees all workspaces for as long as this transaction lasts.
  'alter table connection no force row level security',
  matchesOf({ kind: 'carrier', field: 'carriers', connectors: `'amazon', 'ebay', 'mirakl'` }),
  matchesOf({ kind: 'cancelReason', field: 'reasons', connectors: `'mirakl'` }),
  matchesOf({ kind: 'refundReason', field: 'reasons', connectors: `'mirakl'` }),
  fallbackOf({ kind: 'cancelReason', field: 'cancelReason', connectors: `'amazon', 'ebay', 'mirakl'` }),
  fallbackOf({ kind: 'refundReason', field: 'refundReason', connectors: `'mirakl'` }),
  `update connection set settings = settings - 'carriers' - 'reasons' - 'cancelReason' - 'refundReason'
   where connector in ('amazon', 'ebay', 'mirakl')`,
  'alter table connection force row level security',
  ...policy('code_map'),
  ...policy('code_policy'),
];

const grants = `
  do $$
  begin
    if exists (select from pg_roles where rolname = 'sluice_app') then
      grant select, insert, update, delete on code_map, code_policy to sluice_app;
    end if;
  end $$`;
