-- Written by "npm run schema:dump"; checked by "npm test". Change the schema by a migration.

CREATE OR REPLACE FUNCTION public.cause_of(code text, subject text, connection_id uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
     select code || chr(31) || coalesce(subject, chr(30)) || chr(31) || coalesce(connection_id::text, '') $function$
;
CREATE OR REPLACE FUNCTION public.current_workspaces()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select string_to_array(nullif(current_setting('app.workspaces', true), ''), ',')::uuid[] $function$
;
CREATE OR REPLACE FUNCTION public.refresh_statistics()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO '$user', 'public'
AS $function$
    declare
      stale record;
      refreshed integer := 0;
    begin
      for stale in
        select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
        where schemaname in (current_schema(), 'pgboss') and n_mod_since_analyze > 100 + 0.2 * n_live_tup
      loop
        execute 'analyze ' || stale.name;
        refreshed := refreshed + 1;
      end loop;
      return refreshed;
    end $function$
;
CREATE OR REPLACE FUNCTION public.say_what_hangs_on_problem()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     new.cause = cause_of(new.code, new.subject, new.connection_id);
     if new.order_id is not null then
       select one.currency, one.total, case when one.fulfillment in ('unfulfilled', 'partial')
  and one.cancellation <> 'cancelled' then one.ship_by end into new.currency, new.worth, new.ship_by
       from "order" one where one.workspace_id = new.workspace_id and one.id = new.order_id;
     end if;
     if new.delivery_id is not null and (new.flow_id is null or new.node_id is null) then
       select coalesce(new.flow_id, one.flow_id), coalesce(new.node_id, one.node_id) into new.flow_id, new.node_id
       from delivery one where one.workspace_id = new.workspace_id and one.id = new.delivery_id;
     end if;
     return new;
   end $function$
;
CREATE OR REPLACE FUNCTION public.tell_problems_of_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
   begin
     update problem set currency = new.currency, worth = new.total, ship_by = case when new.fulfillment in ('unfulfilled', 'partial')
  and new.cancellation <> 'cancelled' then new.ship_by end
     where workspace_id = new.workspace_id and order_id = new.id and resolved_at is null;
     return null;
   end $function$
;

create table api_answer (
  workspace_id uuid not null,
  api_key_id uuid not null,
  idempotency_key text not null,
  request_hash text not null,
  asked_at timestamp with time zone not null,
  status integer,
  body text,
  constraint api_answer_pkey PRIMARY KEY (workspace_id, api_key_id, idempotency_key),
  constraint api_answer_workspace_id_api_key_id_fkey FOREIGN KEY (workspace_id, api_key_id) REFERENCES api_key(workspace_id, id) ON DELETE CASCADE,
  constraint api_answer_idempotency_key_check CHECK (((length(idempotency_key) >= 1) AND (length(idempotency_key) <= 255)))
);

create table api_key (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  role text not null,
  key_hash text not null,
  hint text not null,
  created_by text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_key_key_hash_key UNIQUE (key_hash),
  constraint api_key_pkey PRIMARY KEY (workspace_id, id),
  constraint api_key_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth_user(id) ON DELETE SET NULL,
  constraint api_key_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint api_key_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'editor'::text, 'viewer'::text])))
);

create table audit_entry (
  workspace_id uuid not null,
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  actor text,
  action text not null,
  target text,
  before jsonb,
  after jsonb,
  address text,
  api_key_id uuid,
  constraint audit_entry_pkey PRIMARY KEY (workspace_id, id),
  constraint audit_entry_workspace_id_api_key_id_fkey FOREIGN KEY (workspace_id, api_key_id) REFERENCES api_key(workspace_id, id),
  constraint audit_entry_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE
);

create table auth_account (
  id text not null,
  user_id text not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint auth_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_rate_limit (
  id text not null,
  key text not null,
  count integer not null,
  last_request bigint not null,
  constraint auth_rate_limit_key_key UNIQUE (key),
  constraint auth_rate_limit_pkey PRIMARY KEY (id)
);

create table auth_session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint auth_session_token_key UNIQUE (token),
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_two_factor (
  id text not null,
  user_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamp with time zone,
  constraint auth_two_factor_user_id_key UNIQUE (user_id),
  constraint auth_two_factor_pkey PRIMARY KEY (id),
  constraint auth_two_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  is_platform_admin boolean not null default false,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  two_factor_enabled boolean not null default false,
  constraint auth_user_email_key UNIQUE (email),
  constraint auth_user_pkey PRIMARY KEY (id)
);

create table auth_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint auth_verification_pkey PRIMARY KEY (id)
);

create table backfill (
  workspace_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  cursor jsonb,
  state text not null default 'running'::text,
  found integer not null default 0,
  added integer not null default 0,
  total integer,
  problem jsonb,
  started_at timestamp with time zone not null default now(),
  started_by text,
  finished_at timestamp with time zone,
  constraint backfill_pkey PRIMARY KEY (workspace_id, id),
  constraint backfill_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE,
  constraint backfill_check CHECK ((from_at < to_at)),
  constraint backfill_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'stopped'::text, 'failed'::text])))
);

create table channel_token (
  workspace_id uuid not null,
  connection_id uuid not null,
  name text not null,
  sealed text not null,
  granted_at timestamp with time zone not null default now(),
  constraint channel_token_pkey PRIMARY KEY (workspace_id, connection_id, name),
  constraint channel_token_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE
);

create table connection (
  workspace_id uuid not null,
  id uuid not null,
  connector text not null,
  name text not null,
  settings jsonb not null,
  sealed text,
  sealed_hint jsonb not null default '{}'::jsonb,
  account text,
  webhook_token text not null,
  state text not null default 'active'::text,
  problem jsonb,
  poll_seconds integer,
  next_poll_at timestamp with time zone,
  poll_cursor jsonb,
  cursor_version integer not null default 0,
  last_poll_at timestamp with time zone,
  last_poll jsonb,
  last_received_at timestamp with time zone,
  blocked_until timestamp with time zone,
  failures integer not null default 0,
  created_at timestamp with time zone not null default now(),
  created_by text,
  archived_at timestamp with time zone,
  unknown_sku text not null default 'hold'::text,
  constraint connection_webhook_token_key UNIQUE (webhook_token),
  constraint connection_pkey PRIMARY KEY (workspace_id, id),
  constraint connection_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth_user(id) ON DELETE SET NULL,
  constraint connection_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint connection_check CHECK (((state = 'attention'::text) = (problem IS NOT NULL))),
  constraint connection_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint connection_poll_seconds_check CHECK ((poll_seconds >= 10)),
  constraint connection_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'attention'::text]))),
  constraint connection_unknown_sku_check CHECK ((unknown_sku = ANY (ARRAY['hold'::text, 'custom'::text, 'skip'::text])))
);

create table conversion (
  workspace_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  run_id uuid not null,
  node_id text not null,
  port text not null,
  document_id text not null,
  paper text not null,
  file_name text not null,
  state text not null default 'planned'::text,
  attempt integer not null default 0,
  due_at timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  pages text,
  constraint conversion_pkey PRIMARY KEY (workspace_id, id),
  constraint conversion_workspace_id_order_id_fkey FOREIGN KEY (workspace_id, order_id) REFERENCES "order"(workspace_id, id) ON DELETE CASCADE,
  constraint conversion_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES run(workspace_id, id) ON DELETE CASCADE,
  constraint conversion_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'done'::text, 'parked'::text])))
);

create table delivery (
  workspace_id uuid not null,
  id uuid not null,
  seq bigint not null generated always as identity,
  order_id uuid not null,
  run_id uuid not null,
  flow_id uuid not null,
  node_id text not null,
  connection_id uuid not null,
  operation text not null,
  fact_id text,
  reference text not null,
  "overlay" jsonb not null default '{}'::jsonb,
  resume_port text,
  state text not null,
  attempt integer not null default 0,
  due_at timestamp with time zone not null default now(),
  sending_since timestamp with time zone,
  fence text,
  remote_id text,
  problem jsonb,
  problem_code text,
  note text,
  exchanges jsonb,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  unsure_since timestamp with time zone,
  message jsonb,
  constraint delivery_workspace_id_connection_id_reference_key UNIQUE (workspace_id, connection_id, reference),
  constraint delivery_pkey PRIMARY KEY (workspace_id, id),
  constraint delivery_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE,
  constraint delivery_workspace_id_order_id_fkey FOREIGN KEY (workspace_id, order_id) REFERENCES "order"(workspace_id, id) ON DELETE CASCADE,
  constraint delivery_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES run(workspace_id, id) ON DELETE CASCADE,
  constraint delivery_check CHECK (((state = 'sending'::text) = (sending_since IS NOT NULL))),
  constraint delivery_check1 CHECK (((state = ANY (ARRAY['delivered'::text, 'superseded'::text, 'skipped'::text])) = (finished_at IS NOT NULL))),
  constraint delivery_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'sending'::text, 'unknown'::text, 'delivered'::text, 'parked'::text, 'superseded'::text, 'skipped'::text])))
);

create table delivery_lane (
  workspace_id uuid not null,
  connection_id uuid not null,
  holder text not null,
  held_until timestamp with time zone not null,
  constraint delivery_lane_pkey PRIMARY KEY (workspace_id, connection_id),
  constraint delivery_lane_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE
);

create table document (
  workspace_id uuid not null,
  sha256 text not null,
  media_type text not null,
  bytes bytea not null,
  wrapping text[],
  pages integer,
  width_mm numeric,
  height_mm numeric,
  created_at timestamp with time zone not null default now(),
  dpi integer,
  preview bytea,
  constraint document_pkey PRIMARY KEY (workspace_id, sha256),
  constraint document_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table errand (
  workspace_id uuid not null,
  id bigint not null generated always as identity,
  run_id uuid not null,
  kind text not null default 'resume'::text,
  node_id text not null,
  port text,
  on_live boolean not null default false,
  due_at timestamp with time zone not null default now(),
  created_at timestamp with time zone not null default now(),
  document jsonb,
  pause_id uuid,
  constraint errand_pkey PRIMARY KEY (workspace_id, id),
  constraint errand_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES run(workspace_id, id) ON DELETE CASCADE,
  constraint errand_kind_check CHECK ((kind = ANY (ARRAY['resume'::text, 'restart'::text])))
);

create table flow (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  description text not null default ''::text,
  draft jsonb not null,
  draft_revision integer not null default 1,
  draft_saved_at timestamp with time zone not null default now(),
  draft_saved_by text,
  live_version integer,
  created_at timestamp with time zone not null default now(),
  created_by text,
  archived_at timestamp with time zone,
  template_id text,
  template_version integer,
  constraint flow_pkey PRIMARY KEY (workspace_id, id),
  constraint flow_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint flow_workspace_id_id_live_version_fkey FOREIGN KEY (workspace_id, id, live_version) REFERENCES flow_version(workspace_id, flow_id, number) DEFERRABLE INITIALLY DEFERRED,
  constraint flow_check CHECK (((template_id IS NULL) = (template_version IS NULL))),
  constraint flow_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);

create table flow_editing (
  workspace_id uuid not null,
  flow_id uuid not null,
  user_id text not null,
  tab text not null,
  seen_at timestamp with time zone not null default now(),
  constraint flow_editing_pkey PRIMARY KEY (workspace_id, flow_id),
  constraint flow_editing_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint flow_editing_workspace_id_flow_id_fkey FOREIGN KEY (workspace_id, flow_id) REFERENCES flow(workspace_id, id) ON DELETE CASCADE
);

create table flow_traffic (
  workspace_id uuid not null,
  flow_id uuid not null,
  span text not null,
  slot timestamp with time zone not null,
  node_id text not null,
  what text not null,
  port text not null default ''::text,
  orders integer not null,
  constraint flow_traffic_pkey PRIMARY KEY (workspace_id, flow_id, span, slot, node_id, what, port),
  constraint flow_traffic_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint flow_traffic_span_check CHECK ((span = ANY (ARRAY['minutes'::text, 'hour'::text]))),
  constraint flow_traffic_what_check CHECK ((what = ANY (ARRAY['visited'::text, 'left'::text, 'stopped'::text, 'undelivered'::text])))
);

create table flow_version (
  workspace_id uuid not null,
  flow_id uuid not null,
  number integer not null,
  document jsonb not null,
  note text not null default ''::text,
  revision integer not null,
  published_at timestamp with time zone not null default now(),
  published_by text,
  constraint flow_version_pkey PRIMARY KEY (workspace_id, flow_id, number),
  constraint flow_version_workspace_id_flow_id_fkey FOREIGN KEY (workspace_id, flow_id) REFERENCES flow(workspace_id, id) ON DELETE CASCADE
);

create table inbox_conflict (
  workspace_id uuid not null,
  id bigint not null generated always as identity,
  entry_id bigint not null,
  content_hash text not null,
  body bytea not null,
  received_at timestamp with time zone not null default now(),
  constraint inbox_conflict_workspace_id_entry_id_content_hash_key UNIQUE (workspace_id, entry_id, content_hash),
  constraint inbox_conflict_pkey PRIMARY KEY (workspace_id, id),
  constraint inbox_conflict_workspace_id_entry_id_fkey FOREIGN KEY (workspace_id, entry_id) REFERENCES inbox_entry(workspace_id, id) ON DELETE CASCADE
);

create table inbox_entry (
  workspace_id uuid not null,
  id bigint not null generated always as identity,
  connection_id uuid not null,
  dedupe_key text not null,
  content_hash text not null,
  arrived_by text not null,
  topic text not null,
  external_order_id text,
  headers jsonb not null default '{}'::jsonb,
  body bytea not null,
  state text not null default 'new'::text,
  problem jsonb,
  received_at timestamp with time zone not null default now(),
  decided_at timestamp with time zone,
  held_until timestamp with time zone,
  constraint inbox_entry_workspace_id_connection_id_dedupe_key_key UNIQUE (workspace_id, connection_id, dedupe_key),
  constraint inbox_entry_pkey PRIMARY KEY (workspace_id, id),
  constraint inbox_entry_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE,
  constraint inbox_entry_arrived_by_check CHECK ((arrived_by = ANY (ARRAY['webhook'::text, 'poll'::text, 'pull'::text, 'backfill'::text, 'fetch'::text]))),
  constraint inbox_entry_state_check CHECK ((state = ANY (ARRAY['new'::text, 'decided'::text, 'waiting'::text, 'unreadable'::text])))
);

create table invitation (
  workspace_id uuid not null,
  id uuid not null,
  email text not null,
  role text not null,
  until timestamp with time zone,
  token_hash text not null,
  invited_by text,
  invited_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_by text,
  withdrawn_at timestamp with time zone,
  mailed boolean not null default false,
  constraint invitation_token_hash_key UNIQUE (token_hash),
  constraint invitation_pkey PRIMARY KEY (workspace_id, id),
  constraint invitation_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES auth_user(id) ON DELETE SET NULL,
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES auth_user(id) ON DELETE SET NULL,
  constraint invitation_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint invitation_check CHECK (((until IS NULL) OR (role <> 'owner'::text))),
  constraint invitation_check1 CHECK (((accepted_at IS NULL) OR (withdrawn_at IS NULL))),
  constraint invitation_email_check CHECK (((email = lower(email)) AND (length(email) <= 254))),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'editor'::text, 'viewer'::text])))
);

create table member (
  workspace_id uuid not null,
  user_id text not null,
  role text not null,
  created_at timestamp with time zone not null default now(),
  until timestamp with time zone,
  constraint member_pkey PRIMARY KEY (workspace_id, user_id),
  constraint member_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint member_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint member_check CHECK (((until IS NULL) OR (role <> 'owner'::text))),
  constraint member_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'editor'::text, 'viewer'::text])))
);

create table "order" (
  workspace_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  external_id text not null,
  number text not null,
  channel text not null,
  placed_at timestamp with time zone not null,
  received_at timestamp with time zone not null default now(),
  changed_at timestamp with time zone not null default now(),
  currency text not null,
  total numeric not null,
  buyer_name text,
  buyer_email text,
  country text,
  tags text[] not null default '{}'::text[],
  payment text not null,
  fulfillment text not null,
  cancellation text not null,
  ship_by timestamp with time zone,
  item_count numeric not null,
  content jsonb not null,
  search tsvector not null,
  constraint order_workspace_id_connection_id_external_id_key UNIQUE (workspace_id, connection_id, external_id),
  constraint order_pkey PRIMARY KEY (workspace_id, id),
  constraint order_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE
);

create table order_event (
  workspace_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  kind text not null,
  key text not null,
  fact_id text,
  connection_id uuid not null,
  inbox_id bigint,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null default now(),
  constraint order_event_workspace_id_order_id_kind_key_key UNIQUE (workspace_id, order_id, kind, key),
  constraint order_event_pkey PRIMARY KEY (workspace_id, id),
  constraint order_event_workspace_id_order_id_fkey FOREIGN KEY (workspace_id, order_id) REFERENCES "order"(workspace_id, id) ON DELETE CASCADE
);

create table order_hour (
  workspace_id uuid not null,
  connection_id uuid not null,
  hour timestamp with time zone not null,
  came integer not null default 0,
  went integer not null default 0,
  constraint order_hour_pkey PRIMARY KEY (workspace_id, hour, connection_id),
  constraint order_hour_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE
);

create table order_link (
  workspace_id uuid not null,
  connection_id uuid not null,
  remote_id text not null,
  order_id uuid not null,
  number text,
  url text,
  line_ids jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  constraint order_link_workspace_id_order_id_connection_id_key UNIQUE (workspace_id, order_id, connection_id),
  constraint order_link_pkey PRIMARY KEY (workspace_id, connection_id, remote_id),
  constraint order_link_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE,
  constraint order_link_workspace_id_order_id_fkey FOREIGN KEY (workspace_id, order_id) REFERENCES "order"(workspace_id, id) ON DELETE CASCADE
);

create table order_note (
  workspace_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  text text not null,
  written_by text,
  written_at timestamp with time zone not null default now(),
  constraint order_note_pkey PRIMARY KEY (workspace_id, id),
  constraint order_note_workspace_id_order_id_fkey FOREIGN KEY (workspace_id, order_id) REFERENCES "order"(workspace_id, id) ON DELETE CASCADE,
  constraint order_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);

create table paper_job (
  workspace_id uuid not null,
  id uuid not null,
  kinds text[] not null,
  paper text not null,
  order_ids uuid[] not null,
  state text not null default 'planned'::text,
  attempt integer not null default 0,
  due_at timestamp with time zone not null default now(),
  finished integer not null default 0,
  pages integer,
  bytes bytea,
  missing jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null default now(),
  constraint paper_job_pkey PRIMARY KEY (workspace_id, id),
  constraint paper_job_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint paper_job_check CHECK ((((state = 'done'::text) AND (pages > 0)) = (bytes IS NOT NULL))),
  constraint paper_job_order_ids_check CHECK (((cardinality(order_ids) >= 1) AND (cardinality(order_ids) <= 200))),
  constraint paper_job_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'done'::text, 'failed'::text])))
);

create table paper_template (
  workspace_id uuid not null,
  kind text not null,
  source text not null,
  paper text not null,
  updated_at timestamp with time zone not null default now(),
  constraint paper_template_pkey PRIMARY KEY (workspace_id, kind),
  constraint paper_template_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint paper_template_kind_check CHECK ((kind = ANY (ARRAY['packingSlip'::text, 'invoice'::text]))),
  constraint paper_template_source_check CHECK ((length(source) <= 100000))
);

create table pause (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  order_id uuid not null,
  run_id uuid not null,
  flow_id uuid not null,
  node_id text not null,
  title text not null,
  port text not null,
  reject_port text,
  until timestamp with time zone,
  on_time text,
  approvers text,
  message text,
  state text not null default 'open'::text,
  started_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  ended_by text,
  reason text,
  about text,
  constraint pause_pkey PRIMARY KEY (workspace_id, id),
  constraint pause_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES auth_user(id) ON DELETE SET NULL,
  constraint pause_workspace_id_order_id_fkey FOREIGN KEY (workspace_id, order_id) REFERENCES "order"(workspace_id, id) ON DELETE CASCADE,
  constraint pause_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES run(workspace_id, id) ON DELETE CASCADE,
  constraint pause_approvers_check CHECK ((approvers = ANY (ARRAY['editor'::text, 'admin'::text, 'owner'::text]))),
  constraint pause_check CHECK (((kind = 'hold'::text) = (approvers IS NOT NULL))),
  constraint pause_check1 CHECK (((kind = 'hold'::text) = (reject_port IS NOT NULL))),
  constraint pause_check2 CHECK (((until IS NULL) = (on_time IS NULL))),
  constraint pause_check3 CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  constraint pause_kind_check CHECK ((kind = ANY (ARRAY['wait'::text, 'hold'::text]))),
  constraint pause_state_check CHECK ((state = ANY (ARRAY['open'::text, 'over'::text, 'approved'::text, 'rejected'::text, 'calledOff'::text])))
);

create table problem (
  workspace_id uuid not null,
  id uuid not null,
  code text not null,
  subject text,
  message text not null,
  advice text,
  order_id uuid,
  run_id uuid,
  flow_id uuid,
  node_id text,
  delivery_id uuid,
  connection_id uuid,
  inbox_id bigint,
  opened_at timestamp with time zone not null default now(),
  resolved_at timestamp with time zone,
  resolved_by text,
  resolution text,
  currency text,
  worth numeric,
  ship_by timestamp with time zone,
  cause text not null default ''::text,
  constraint problem_pkey PRIMARY KEY (workspace_id, id),
  constraint problem_workspace_id_delivery_id_fkey FOREIGN KEY (workspace_id, delivery_id) REFERENCES delivery(workspace_id, id) ON DELETE CASCADE,
  constraint problem_workspace_id_order_id_fkey FOREIGN KEY (workspace_id, order_id) REFERENCES "order"(workspace_id, id) ON DELETE CASCADE,
  constraint problem_workspace_id_run_id_fkey FOREIGN KEY (workspace_id, run_id) REFERENCES run(workspace_id, id) ON DELETE CASCADE
);

create table retry_item (
  workspace_id uuid not null,
  task_id uuid not null,
  place integer not null,
  problem_id uuid,
  order_id uuid,
  delivery_id uuid,
  run_id uuid,
  inbox_id bigint,
  expected text not null,
  found jsonb,
  begun_at timestamp with time zone,
  outcome text,
  constraint retry_item_pkey PRIMARY KEY (workspace_id, task_id, place),
  constraint retry_item_workspace_id_task_id_fkey FOREIGN KEY (workspace_id, task_id) REFERENCES retry_task(workspace_id, id) ON DELETE CASCADE,
  constraint retry_item_expected_check CHECK ((expected = ANY (ARRAY['look'::text, 'create'::text, 'link'::text, 'send'::text, 'goOn'::text, 'again'::text, 'read'::text, 'cancelled'::text, 'person'::text, 'nothing'::text]))),
  constraint retry_item_outcome_check CHECK ((outcome = ANY (ARRAY['created'::text, 'linked'::text, 'sent'::text, 'wentOn'::text, 'read'::text, 'cancelled'::text, 'person'::text, 'nothing'::text, 'needsFix'::text])))
);

create table retry_task (
  workspace_id uuid not null,
  id uuid not null,
  title text not null,
  from_where text not null,
  version text not null,
  state text not null default 'looking'::text,
  careful boolean not null default true,
  problem text,
  created_at timestamp with time zone not null default now(),
  created_by text,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint retry_task_pkey PRIMARY KEY (workspace_id, id),
  constraint retry_task_created_by_fkey FOREIGN KEY (created_by) REFERENCES auth_user(id) ON DELETE SET NULL,
  constraint retry_task_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint retry_task_check CHECK (((finished_at IS NOT NULL) = (state = ANY (ARRAY['cancelled'::text, 'done'::text])))),
  constraint retry_task_from_where_check CHECK ((from_where = ANY (ARRAY['failed'::text, 'start'::text]))),
  constraint retry_task_state_check CHECK ((state = ANY (ARRAY['looking'::text, 'ready'::text, 'canary'::text, 'running'::text, 'held'::text, 'stopping'::text, 'cancelled'::text, 'done'::text]))),
  constraint retry_task_version_check CHECK ((version = ANY (ARRAY['pinned'::text, 'live'::text])))
);

create table run (
  workspace_id uuid not null,
  id uuid not null,
  flow_id uuid not null,
  flow_version integer not null,
  order_id uuid not null,
  event_id uuid not null,
  event_kind text not null,
  attempt integer not null default 1,
  state text not null,
  result text,
  open_effects integer not null default 0,
  trace jsonb not null,
  started_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  constraint run_workspace_id_flow_id_event_id_attempt_key UNIQUE (workspace_id, flow_id, event_id, attempt),
  constraint run_pkey PRIMARY KEY (workspace_id, id),
  constraint run_workspace_id_flow_id_flow_version_fkey FOREIGN KEY (workspace_id, flow_id, flow_version) REFERENCES flow_version(workspace_id, flow_id, number),
  constraint run_workspace_id_order_id_fkey FOREIGN KEY (workspace_id, order_id) REFERENCES "order"(workspace_id, id) ON DELETE CASCADE,
  constraint run_check CHECK (((finished_at IS NOT NULL) = (state = ANY (ARRAY['done'::text, 'cancelled'::text])))),
  constraint run_result_check CHECK ((result = ANY (ARRAY['published'::text, 'filtered'::text, 'unsupported'::text]))),
  constraint run_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'problem'::text, 'cancelled'::text])))
);

create table sku_map (
  workspace_id uuid not null,
  connection_id uuid not null,
  sku text not null,
  target_sku text not null,
  created_at timestamp with time zone not null default now(),
  created_by text,
  units integer not null default 1,
  further jsonb not null default '[]'::jsonb,
  constraint sku_map_pkey PRIMARY KEY (workspace_id, connection_id, sku),
  constraint sku_map_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE,
  constraint sku_map_further_check CHECK ((jsonb_typeof(further) = 'array'::text)),
  constraint sku_map_units_check CHECK (((units >= 1) AND (units <= 9999)))
);

create table source_check (
  workspace_id uuid not null,
  connection_id uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  cursor jsonb,
  state text not null default 'running'::text,
  seen integer not null default 0,
  missing integer not null default 0,
  differing integer not null default 0,
  problem text,
  checked_at timestamp with time zone,
  next_at timestamp with time zone not null default now(),
  last jsonb,
  constraint source_check_pkey PRIMARY KEY (workspace_id, connection_id),
  constraint source_check_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE,
  constraint source_check_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);

create table template (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  description text not null default ''::text,
  audience text not null,
  version integer not null default 1,
  content jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by text,
  constraint template_pkey PRIMARY KEY (workspace_id, id),
  constraint template_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES auth_user(id) ON DELETE SET NULL,
  constraint template_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint template_audience_check CHECK ((audience = ANY (ARRAY['here'::text, 'mine'::text]))),
  constraint template_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);

create table workspace (
  id uuid not null,
  slug text not null,
  name text not null,
  wrapped_key text not null,
  created_at timestamp with time zone not null default now(),
  counted_until timestamp with time zone,
  requires_two_factor boolean not null default false,
  constraint workspace_slug_key UNIQUE (slug),
  constraint workspace_pkey PRIMARY KEY (id),
  constraint workspace_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint workspace_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
);

CREATE INDEX api_answer_old ON public.api_answer USING btree (workspace_id, asked_at);
CREATE INDEX audit_entry_target ON public.audit_entry USING btree (workspace_id, target) WHERE (target IS NOT NULL);
CREATE INDEX auth_account_user ON public.auth_account USING btree (user_id);
CREATE INDEX auth_session_user ON public.auth_session USING btree (user_id);
CREATE INDEX auth_verification_identifier ON public.auth_verification USING btree (identifier);
CREATE INDEX connection_poll ON public.connection USING btree (next_poll_at) WHERE ((poll_seconds IS NOT NULL) AND (archived_at IS NULL));
CREATE INDEX conversion_due ON public.conversion USING btree (workspace_id, due_at) WHERE (state = 'planned'::text);
CREATE INDEX delivery_arrived ON public.delivery USING btree (workspace_id, finished_at) WHERE (state = 'delivered'::text);
CREATE INDEX delivery_due ON public.delivery USING btree (workspace_id, connection_id, due_at, seq) WHERE (state = ANY (ARRAY['planned'::text, 'unknown'::text]));
CREATE INDEX delivery_order ON public.delivery USING btree (workspace_id, order_id, connection_id, seq);
CREATE INDEX delivery_parked ON public.delivery USING btree (workspace_id, connection_id) WHERE (state = 'parked'::text);
CREATE INDEX delivery_published ON public.delivery USING btree (workspace_id, order_id) WHERE ((state = 'delivered'::text) AND (operation <> 'email'::text));
CREATE INDEX delivery_run ON public.delivery USING btree (workspace_id, run_id);
CREATE INDEX delivery_under_way ON public.delivery USING btree (workspace_id, connection_id, sending_since) WHERE (state = ANY (ARRAY['sending'::text, 'unknown'::text]));
CREATE INDEX errand_due ON public.errand USING btree (workspace_id, due_at);
CREATE INDEX errand_pause ON public.errand USING btree (workspace_id, pause_id) WHERE (pause_id IS NOT NULL);
CREATE INDEX flow_traffic_old ON public.flow_traffic USING btree (workspace_id, span, slot);
CREATE INDEX inbox_entry_held ON public.inbox_entry USING btree (workspace_id, held_until) WHERE ((state = 'waiting'::text) AND (held_until IS NOT NULL));
CREATE INDEX inbox_entry_new ON public.inbox_entry USING btree (workspace_id, id) WHERE (state = 'new'::text);
CREATE INDEX inbox_entry_received ON public.inbox_entry USING btree (workspace_id, received_at);
CREATE INDEX inbox_entry_waiting ON public.inbox_entry USING btree (workspace_id, connection_id, external_order_id) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX invitation_open ON public.invitation USING btree (workspace_id, email) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX member_user ON public.member USING btree (user_id);
CREATE INDEX order_cancelled ON public."order" USING btree (workspace_id, received_at DESC, id DESC) WHERE (cancellation = 'cancelled'::text);
CREATE INDEX order_number ON public."order" USING btree (workspace_id, number);
CREATE INDEX order_received ON public."order" USING btree (workspace_id, received_at DESC, id DESC);
CREATE INDEX order_ship_by ON public."order" USING btree (workspace_id, ship_by) WHERE ((ship_by IS NOT NULL) AND (fulfillment = ANY (ARRAY['unfulfilled'::text, 'partial'::text])) AND (cancellation <> 'cancelled'::text));
CREATE INDEX order_note_order ON public.order_note USING btree (workspace_id, order_id);
CREATE INDEX paper_job_due ON public.paper_job USING btree (workspace_id, due_at) WHERE (state = 'planned'::text);
CREATE INDEX paper_job_old ON public.paper_job USING btree (workspace_id, created_at);
CREATE INDEX pause_decided ON public.pause USING btree (workspace_id, order_id) WHERE ((kind = 'hold'::text) AND (state = ANY (ARRAY['approved'::text, 'rejected'::text])));
CREATE INDEX pause_open ON public.pause USING btree (workspace_id, kind, order_id) WHERE (state = 'open'::text);
CREATE INDEX pause_order ON public.pause USING btree (workspace_id, order_id);
CREATE INDEX pause_run ON public.pause USING btree (workspace_id, run_id);
CREATE INDEX problem_cause ON public.problem USING btree (workspace_id, cause, opened_at) WHERE (resolved_at IS NULL);
CREATE UNIQUE INDEX problem_delivery_open ON public.problem USING btree (workspace_id, delivery_id) WHERE ((resolved_at IS NULL) AND (delivery_id IS NOT NULL));
CREATE INDEX problem_open ON public.problem USING btree (workspace_id, code, subject) WHERE (resolved_at IS NULL);
CREATE INDEX problem_order ON public.problem USING btree (workspace_id, order_id);
CREATE INDEX problem_run_open ON public.problem USING btree (workspace_id, run_id) WHERE ((resolved_at IS NULL) AND (run_id IS NOT NULL));
CREATE INDEX retry_task_busy ON public.retry_task USING btree (workspace_id) WHERE (state = ANY (ARRAY['looking'::text, 'canary'::text, 'running'::text, 'stopping'::text]));
CREATE INDEX retry_task_newest ON public.retry_task USING btree (workspace_id, created_at DESC);
CREATE INDEX run_flow ON public.run USING btree (workspace_id, flow_id, started_at DESC);
CREATE INDEX run_order ON public.run USING btree (workspace_id, order_id, started_at);
CREATE INDEX run_started ON public.run USING btree (workspace_id, started_at DESC, id DESC);
CREATE TRIGGER order_changed AFTER UPDATE OF currency, total, fulfillment, cancellation, ship_by ON public."order" FOR EACH ROW WHEN ((((((old.currency IS DISTINCT FROM new.currency) OR (old.total IS DISTINCT FROM new.total)) OR (old.fulfillment IS DISTINCT FROM new.fulfillment)) OR (old.cancellation IS DISTINCT FROM new.cancellation)) OR (old.ship_by IS DISTINCT FROM new.ship_by))) EXECUTE FUNCTION tell_problems_of_order();
CREATE TRIGGER problem_opened BEFORE INSERT ON public.problem FOR EACH ROW EXECUTE FUNCTION say_what_hangs_on_problem();

alter table api_answer enable row level security;
alter table api_answer force row level security;

alter table api_key enable row level security;
alter table api_key force row level security;

alter table audit_entry enable row level security;
alter table audit_entry force row level security;

alter table backfill enable row level security;
alter table backfill force row level security;

alter table channel_token enable row level security;
alter table channel_token force row level security;

alter table connection enable row level security;
alter table connection force row level security;

alter table conversion enable row level security;
alter table conversion force row level security;

alter table delivery enable row level security;
alter table delivery force row level security;

alter table delivery_lane enable row level security;
alter table delivery_lane force row level security;

alter table document enable row level security;
alter table document force row level security;

alter table errand enable row level security;
alter table errand force row level security;

alter table flow enable row level security;
alter table flow force row level security;

alter table flow_editing enable row level security;
alter table flow_editing force row level security;

alter table flow_traffic enable row level security;
alter table flow_traffic force row level security;

alter table flow_version enable row level security;
alter table flow_version force row level security;

alter table inbox_conflict enable row level security;
alter table inbox_conflict force row level security;

alter table inbox_entry enable row level security;
alter table inbox_entry force row level security;

alter table invitation enable row level security;
alter table invitation force row level security;

alter table member enable row level security;
alter table member force row level security;

alter table "order" enable row level security;
alter table "order" force row level security;

alter table order_event enable row level security;
alter table order_event force row level security;

alter table order_hour enable row level security;
alter table order_hour force row level security;

alter table order_link enable row level security;
alter table order_link force row level security;

alter table order_note enable row level security;
alter table order_note force row level security;

alter table paper_job enable row level security;
alter table paper_job force row level security;

alter table paper_template enable row level security;
alter table paper_template force row level security;

alter table pause enable row level security;
alter table pause force row level security;

alter table problem enable row level security;
alter table problem force row level security;

alter table retry_item enable row level security;
alter table retry_item force row level security;

alter table retry_task enable row level security;
alter table retry_task force row level security;

alter table run enable row level security;
alter table run force row level security;

alter table sku_map enable row level security;
alter table sku_map force row level security;

alter table source_check enable row level security;
alter table source_check force row level security;

alter table template enable row level security;
alter table template force row level security;

alter table workspace enable row level security;
alter table workspace force row level security;

create policy tenant on api_answer as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy by_key on api_key as permissive for select to public
  using ((key_hash = NULLIF(current_setting('app.api_key'::text, true), ''::text)));

create policy tenant on api_key as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on audit_entry as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on backfill as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on channel_token as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy by_webhook_token on connection as permissive for select to public
  using ((webhook_token = NULLIF(current_setting('app.webhook_token'::text, true), ''::text)));

create policy tenant on connection as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on conversion as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on delivery as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on delivery_lane as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on document as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on errand as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on flow as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on flow_editing as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on flow_traffic as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on flow_version as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on inbox_conflict as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on inbox_entry as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy by_token on invitation as permissive for select to public
  using ((token_hash = NULLIF(current_setting('app.invitation'::text, true), ''::text)));

create policy tenant on invitation as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy own_membership on member as permissive for select to public
  using ((user_id = NULLIF(current_setting('app.user'::text, true), ''::text)));

create policy tenant on member as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on "order" as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on order_event as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on order_hour as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on order_link as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on order_note as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on paper_job as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on paper_template as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on pause as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on problem as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on retry_item as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on retry_task as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on run as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on sku_map as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on source_check as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on template as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy own_workspaces on workspace as permissive for select to public
  using ((EXISTS ( SELECT
   FROM member
  WHERE ((member.workspace_id = workspace.id) AND (member.user_id = NULLIF(current_setting('app.user'::text, true), ''::text))))));

create policy tenant on workspace as permissive for all to public
  using ((id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy worker_lists on workspace as permissive for select to public
  using ((current_setting('app.worker'::text, true) = 'on'::text));

grant delete, insert, select, update on api_answer to sluice_app;
grant delete, insert, select, update on api_key to sluice_app;
grant insert, select on audit_entry to sluice_app;
grant select, usage on audit_entry_id_seq to sluice_app;
grant delete, insert, select, update on auth_account to sluice_app;
grant delete, insert, select, update on auth_rate_limit to sluice_app;
grant delete, insert, select, update on auth_session to sluice_app;
grant delete, insert, select, update on auth_two_factor to sluice_app;
grant delete, insert, select, update on auth_user to sluice_app;
grant delete, insert, select, update on auth_verification to sluice_app;
grant delete, insert, select, update on backfill to sluice_app;
grant delete, insert, select, update on channel_token to sluice_app;
grant delete, insert, select, update on connection to sluice_app;
grant delete, insert, select, update on conversion to sluice_app;
grant delete, insert, select, update on delivery to sluice_app;
grant delete, insert, select, update on delivery_lane to sluice_app;
grant select, usage on delivery_seq_seq to sluice_app;
grant delete, insert, select, update on document to sluice_app;
grant delete, insert, select, update on errand to sluice_app;
grant select, usage on errand_id_seq to sluice_app;
grant delete, insert, select, update on flow to sluice_app;
grant delete, insert, select, update on flow_editing to sluice_app;
grant delete, insert, select, update on flow_traffic to sluice_app;
grant delete, insert, select, update on flow_version to sluice_app;
grant delete, insert, select, update on inbox_conflict to sluice_app;
grant select, usage on inbox_conflict_id_seq to sluice_app;
grant delete, insert, select, update on inbox_entry to sluice_app;
grant select, usage on inbox_entry_id_seq to sluice_app;
grant delete, insert, select, update on invitation to sluice_app;
grant delete, insert, select, update on member to sluice_app;
grant delete, insert, select, update on "order" to sluice_app;
grant delete, insert, select, update on order_event to sluice_app;
grant delete, insert, select, update on order_hour to sluice_app;
grant delete, insert, select, update on order_link to sluice_app;
grant delete, insert, select, update on order_note to sluice_app;
grant delete, insert, select, update on paper_job to sluice_app;
grant delete, insert, select, update on paper_template to sluice_app;
grant delete, insert, select, update on pause to sluice_app;
grant delete, insert, select, update on problem to sluice_app;
grant delete, insert, select, update on retry_item to sluice_app;
grant delete, insert, select, update on retry_task to sluice_app;
grant delete, insert, select, update on run to sluice_app;
grant delete, insert, select, update on sku_map to sluice_app;
grant delete, insert, select, update on source_check to sluice_app;
grant delete, insert, select, update on template to sluice_app;
grant delete, insert, select, update on workspace to sluice_app;
