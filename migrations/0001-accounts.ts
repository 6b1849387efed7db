import { type Kysely, sql } from 'kysely';

/** People and their sessions, in the shape better-auth works with; then the role every process runs as. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table auth_user (
      id             text primary key,
      name           text not null,
      email          text not null unique,
      email_verified boolean not null default false,
      image          text,
      is_platform_admin boolean not null default false,
      created_at     timestamptz not null default now(),
      updated_at     timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table auth_session (
      id         text primary key,
      user_id    text not null references auth_user on delete cascade,
      token      text not null unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index auth_session_user on auth_session (user_id)`.execute(db);
  await sql`
    create table auth_account (
      id          text primary key,
      user_id     text not null references auth_user on delete cascade,
      account_id  text not null,
      provider_id text not null,
      access_token text,
      refresh_token text,
      id_token    text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope       text,
      password    text,
      created_at  timestamptz not null default now(),
      updated_at  timestamptz not null default now()
    )`.execute(db);
  await sql`create index auth_account_user on auth_account (user_id)`.execute(db);
  await sql`
    create table auth_verification (
      id         text primary key,
      identifier text not null,
      value      text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index auth_verification_identifier on auth_verification (identifier)`.execute(db);
  await sql`
    create table auth_rate_limit (
      id           text primary key,
      key          text not null unique,
      count        integer not null,
      last_request bigint not null
    )`.execute(db);

  // Web and worker run as this role: it owns nothing, so row-level security binds it even where the login does not.
  // A server where we may not create roles keeps its own login, which then must be neither superuser nor BYPASSRLS.
  await sql`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'sluice_app') then
        create role sluice_app nologin nosuperuser nobypassrls;
      end if;
      execute format('grant sluice_app to %I', current_user);
    exception
      when insufficient_privilege then raise notice 'sluice_app was not created: %', sqlerrm;
      when duplicate_object or unique_violation then null;
    end $$`.execute(db);
}
