import { type Kysely, sql } from 'kysely';

/** How people come into a workspace after its first owner: by invitation, as members or as consultants for a time. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await sql.raw(grants).execute(db);
}

const statements = [
  // A consultant is a member until a day, with a role below owner; who stays has none.
  'alter table member add column until timestamptz',
  `alter table member add check (until is null or role <> 'owner')`,
  `create table invitation (
     workspace_id uuid not null references workspace on delete cascade,
     id           uuid not null,
     /* Whoever accepts must sign in with this very address. */
     email        text not null check (email = lower(email) and length(email) <= 254),
     role         text not null check (role in ('owner', 'admin', 'editor', 'viewer')),
     /* Null: a member. Otherwise a consultant, until then. */
     until        timestamptz check (until is null or role <> 'owner'),
     /* SHA-256 of the token in the link, which itself is kept nowhere. */
     token_hash   text not null unique,
     invited_by   text references auth_user on delete set null,
     invited_at   timestamptz not null,
     expires_at   timestamptz not null,
     accepted_at  timestamptz,
     accepted_by  text references auth_user on delete set null,
     withdrawn_at timestamptz,
     primary key (workspace_id, id),
     check (accepted_at is null or withdrawn_at is null)
   )`,
  `create unique index invitation_open on invitation (workspace_id, email)
     where accepted_at is null and withdrawn_at is null`,
  'alter table invitation enable row level security',
  'alter table invitation force row level security',
  `create policy tenant on invitation
     using (workspace_id = any ((select current_workspaces())::uuid[]))
     with check (workspace_id = any ((select current_workspaces())::uuid[]))`,
  // Whoever holds the link finds the one invitation it is for, before any workspace is known.
  `create policy by_token on invitation for select
     using (token_hash = nullif(current_setting('app.invitation', true), ''))`,
];

const grants = `
  do $$
  begin
    if exists (select from pg_roles where rolname = 'sluice_app') then
      grant select, insert, update, delete on invitation to sluice_app;
    end if;
  end $$`;
