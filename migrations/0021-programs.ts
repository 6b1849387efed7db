import { type Kysely, sql } from 'kysely';

/** The way in for programs: keys that act for whoever made them, and what was answered to a request that may be repeated. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const tables = ['api_key', 'api_answer'];

const statements = [
  `create table api_key (
     workspace_id uuid not null references workspace on delete cascade,
     id           uuid not null,
     name         text not null,
     /* At most this; never more than its maker may do at the moment. */
     role         text not null check (role in ('owner', 'admin', 'editor', 'viewer')),
     /* SHA-256 of the key, which itself is kept nowhere. It has 256 random bits, so a slow hash would add nothing. */
     key_hash     text not null unique,
     /* How it begins and ends, for people to tell keys apart. */
     hint         text not null,
     created_by   text references auth_user on delete set null,
     created_at   timestamptz not null,
     expires_at   timestamptz,
     last_used_at timestamptz,
     revoked_at   timestamptz,
     primary key (workspace_id, id)
   )`,
  // A program shows its key before any workspace is known.
  `create policy by_key on api_key for select
     using (key_hash = nullif(current_setting('app.api_key', true), ''))`,
  `create table api_answer (
     workspace_id    uuid not null,
     api_key_id      uuid not null,
     /* The caller's own name for the request. */
     idempotency_key text not null check (length(idempotency_key) between 1 and 255),
     /* SHA-256 of what was asked. */
     request_hash    text not null,
     asked_at        timestamptz not null,
     /* Null: not answered yet. */
     status          integer,
     body            text,
     primary key (workspace_id, api_key_id, idempotency_key),
     foreign key (workspace_id, api_key_id) references api_key on delete cascade
   )`,
  'create index api_answer_old on api_answer (workspace_id, asked_at)',
  // Who is said in `actor`; by which of their keys, here.
  'alter table audit_entry add column api_key_id uuid',
  `alter table audit_entry add foreign key (workspace_id, api_key_id) references api_key`,
  ...tables.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table}
       using (workspace_id = any ((select current_workspaces())::uuid[]))
       with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
  ]),
  `do $$
   begin
     if exists (select from pg_roles where rolname = 'sluice_app') then
       grant select, insert, update, delete on ${tables.join(', ')} to sluice_app;
     end if;
   end $$`,
];
