import { type Kysely, sql } from 'kysely';

/** A second step at sign-in, and which addresses have proved themselves. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await sql.raw(grants).execute(db);
}

const statements = [
  'alter table auth_user add column two_factor_enabled boolean not null default false',
  // In the shape better-auth works with; secret and codes are sealed with a key of the key ring.
  `create table auth_two_factor (
     id           text primary key,
     user_id      text not null unique references auth_user on delete cascade,
     secret       text not null,
     backup_codes text not null,
     /* False until the first code was right: an app that was never set up must lock nobody out. */
     verified     boolean not null default false,
     failed_verification_count integer not null default 0,
     locked_until timestamptz
   )`,
  // Owners, admins and consultants of the workspace then see nothing of it before they have one.
  'alter table workspace add column requires_two_factor boolean not null default false',
  // An account made by a link that went out by mail has proved its address; by a link handed over, it has not.
  'alter table invitation add column mailed boolean not null default false',
];

const grants = `
  do $$
  begin
    if exists (select from pg_roles where rolname = 'sluice_app') then
      grant select, insert, update, delete on auth_two_factor to sluice_app;
    end if;
  end $$`;
