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
CREATE OR REPLACE FUNCTION public.drop_old_audit(workspace uuid, days integer, most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO '$user', 'public'
AS $function$
   declare
     dropped integer;
   begin
     with old as (
       select id from audit_entry where workspace_id = workspace and at < now() - greatest(days, 400) * interval '1 day'
       order by id limit most
     )
     delete from audit_entry where workspace_id = workspace and id in (select id from old);
     get diagnostics dropped = row_count;
     return dropped;
   end $function$
;
CREATE OR REPLACE FUNCTION public.platform_person()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select exists (select from auth_user where id = nullif(current_setting('app.platform', true), '') and is_platform_admin) $function$
;
CREATE OR REPLACE FUNCTION public.platform_steps()
 RETURNS TABLE(workspace_id uuid, workspace_name text, flow_id uuid, node_id text, kind text, code text, stuck integer, since timestamp with time zone, newest timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO '$user', 'public'
AS $function$
   #variable_conflict use_column
   declare
     scope text := current_setting('app.workspaces', true);
     worker text := current_setting('app.worker', true);
   begin
     if not platform_person() then raise insufficient_privilege using message = 'Only for the platform''s admins.'; end if;
     perform set_config('app.worker', 'on', true);
     perform set_config('app.workspaces', coalesce((select string_agg(workspace.id::text, ',') from workspace), ''), true);
     return query with found as (
       select problem.workspace_id, problem.flow_id, problem.node_id, problem.code, count(*)::int as stuck,
         min(opened_at) as since, max(opened_at) as newest
       from problem where problem.workspace_id = any ((select current_workspaces())::uuid[]) and resolved_at is null
         and problem.node_id is not null and problem.flow_id is not null
       group by 1, 2, 3, 4 order by 5 desc limit 500
     ) select found.workspace_id, one.name, found.flow_id, found.node_id,
       (select node ->> 'type' from jsonb_array_elements(coalesce(live.document, flow.draft) -> 'nodes') node
         where node ->> 'id' = found.node_id limit 1),
       found.code, found.stuck, found.since, found.newest
     from found join workspace one on one.id = found.workspace_id
     left join flow on flow.workspace_id = found.workspace_id and flow.id = found.flow_id
     left join flow_version live on live.workspace_id = flow.workspace_id and live.flow_id = flow.id and live.number = flow.live_version
     order by found.stuck desc, found.since;
     perform set_config('app.workspaces', coalesce(scope, ''), true), set_config('app.worker', coalesce(worker, ''), true);
   end $function$
;
CREATE OR REPLACE FUNCTION public.platform_stuck()
 RETURNS TABLE(workspace_id uuid, workspace_name text, connection_id uuid, connector text, stuck integer, oldest timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO '$user', 'public'
AS $function$
   #variable_conflict use_column
   declare
     scope text := current_setting('app.workspaces', true);
     worker text := current_setting('app.worker', true);
   begin
     if not platform_person() then raise insufficient_privilege using message = 'Only for the platform''s admins.'; end if;
     perform set_config('app.worker', 'on', true);
     perform set_config('app.workspaces', coalesce((select string_agg(workspace.id::text, ',') from workspace), ''), true);
     return query select one.id, one.name, connection.id, connection.connector, waiting.stuck, waiting.oldest
     from workspace one
     join connection on connection.workspace_id = one.id and connection.archived_at is null and connection.state = 'active'
     cross join lateral (
       select count(*)::int as stuck, min(due_at) as oldest from delivery
       where delivery.workspace_id = one.id and delivery.connection_id = connection.id
         and delivery.state in ('planned', 'unknown') and due_at < now() - interval '15 minutes'
     ) waiting
     where waiting.stuck > 0 order by waiting.oldest limit 200;
     perform set_config('app.workspaces', coalesce(scope, ''), true), set_config('app.worker', coalesce(worker, ''), true);
   end $function$
;
CREATE OR REPLACE FUNCTION public.platform_workspaces()
 RETURNS TABLE(id uuid, slug text, name text, created_at timestamp with time zone, owners jsonb, members integer, flows integer, live_flows integer, orders_day integer, orders_month bigint, deliveries_month bigint, document_bytes_month bigint, stuck integer, attention integer, last_activity timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO '$user', 'public'
AS $function$
   #variable_conflict use_column
   declare
     scope text := current_setting('app.workspaces', true);
     worker text := current_setting('app.worker', true);
   begin
     if not platform_person() then raise insufficient_privilege using message = 'Only for the platform''s admins.'; end if;
     perform set_config('app.worker', 'on', true);
     perform set_config('app.workspaces', coalesce((select string_agg(workspace.id::text, ',') from workspace), ''), true);
     return query select one.id, one.slug, one.name, one.created_at,
       (select jsonb_agg(jsonb_build_object('name', person.name, 'email', person.email) order by person.name)
         from member join auth_user person on person.id = member.user_id
         where member.workspace_id = one.id and member.role = 'owner'),
       (select count(*)::int from member where member.workspace_id = one.id),
       drawn.flows, drawn.live,
       (select count(*)::int from "order" where workspace_id = one.id and received_at >= now() - interval '24 hours'),
       used.orders + late.orders, used.deliveries + late.deliveries, used.bytes + late.bytes,
       (select count(*)::int from problem where workspace_id = one.id and resolved_at is null),
       account.attention,
       greatest(one.created_at, account.heard, drawn.saved,
         (select at from audit_entry where workspace_id = one.id order by audit_entry.id desc limit 1))
     from workspace one
     cross join lateral (select count(*)::int as flows, (count(*) filter (where live_version is not null))::int as live,
       max(draft_saved_at) as saved from flow where workspace_id = one.id and archived_at is null) drawn
     cross join lateral (select (count(*) filter (where state = 'attention'))::int as attention, max(last_received_at) as heard
       from connection where workspace_id = one.id and archived_at is null) account
     cross join lateral (select coalesce(sum(orders), 0)::bigint as orders, coalesce(sum(deliveries), 0)::bigint as deliveries,
       coalesce(sum(document_bytes), 0)::bigint as bytes
       from usage_day where workspace_id = one.id and day > current_date - 30) used
     cross join lateral (select coalesce(one.steps_counted_until, now() - interval '1 hour') as since offset 0) uncounted
     cross join lateral (select
       (select count(*) from "order" where workspace_id = one.id and received_at >= uncounted.since) as orders,
       (select count(*) from delivery where workspace_id = one.id and state = 'delivered' and finished_at >= uncounted.since) as deliveries,
       (select coalesce(sum(octet_length(bytes)), 0)::bigint from document
         where workspace_id = one.id and created_at >= uncounted.since) as bytes) late
     order by one.name, one.id;
     perform set_config('app.workspaces', coalesce(scope, ''), true), set_config('app.worker', coalesce(worker, ''), true);
   end $function$
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

create table alert (
  workspace_id uuid not null,
  id uuid not null,
  rule_id text not null,
  subject text not null,
  rule_name text not null,
  state text not null,
  title text not null,
  message text not null,
  path text not null,
  action text not null,
  connection_id uuid,
  orders integer not null default 0,
  value jsonb not null default '[]'::jsonb,
  ship_by timestamp with time zone,
  since timestamp with time zone not null,
  opened_at timestamp with time zone,
  last_seen_at timestamp with time zone not null,
  gone_since timestamp with time zone,
  resolved_at timestamp with time zone,
  snoozed_until timestamp with time zone,
  reminded_at timestamp with time zone,
  reminders integer not null default 0,
  changed_at timestamp with time zone not null default now(),
  announced boolean not null default true,
  constraint alert_pkey PRIMARY KEY (workspace_id, id),
  constraint alert_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint alert_check CHECK (((state = 'pending'::text) = (opened_at IS NULL))),
  constraint alert_check1 CHECK (((state = 'resolved'::text) = (resolved_at IS NOT NULL))),
  constraint alert_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'open'::text, 'resolved'::text])))
);

create table alert_notice (
  workspace_id uuid not null,
  id uuid not null,
  cause text not null,
  occasion text not null,
  address text not null,
  text jsonb,
  due_at timestamp with time zone not null,
  attempt integer not null default 0,
  state text not null default 'planned'::text,
  problem text,
  created_at timestamp with time zone not null default now(),
  constraint alert_notice_workspace_id_cause_occasion_address_key UNIQUE (workspace_id, cause, occasion, address),
  constraint alert_notice_pkey PRIMARY KEY (workspace_id, id),
  constraint alert_notice_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint alert_notice_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'sent'::text, 'failed'::text])))
);

create table alert_rule (
  workspace_id uuid not null,
  id text not null,
  rule jsonb not null,
  created_at timestamp with time zone not null default now(),
  constraint alert_rule_pkey PRIMARY KEY (workspace_id, id),
  constraint alert_rule_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint alert_rule_id_check CHECK (((length(id) >= 1) AND (length(id) <= 60)))
);

create table alert_settings (
  workspace_id uuid not null,
  time_zone text not null default 'UTC'::text,
  quiet jsonb,
  digest jsonb,
  next_look_at timestamp with time zone not null default now(),
  next_digest_at timestamp with time zone,
  constraint alert_settings_pkey PRIMARY KEY (workspace_id),
  constraint alert_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE
);

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
  on_behalf_of text,
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

create table code_map (
  workspace_id uuid not null,
  connection_id uuid not null,
  kind text not null,
  code text not null,
  target text not null,
  service text,
  tracking_url text,
  created_at timestamp with time zone not null default now(),
  created_by text,
  constraint code_map_pkey PRIMARY KEY (workspace_id, connection_id, kind, code),
  constraint code_map_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE,
  constraint code_map_code_check CHECK (((length(code) >= 1) AND (length(code) <= 200))),
  constraint code_map_kind_check CHECK ((kind = ANY (ARRAY['carrier'::text, 'cancelReason'::text, 'returnReason'::text, 'refundReason'::text]))),
  constraint code_map_service_check CHECK ((length(service) <= 200)),
  constraint code_map_target_check CHECK (((length(target) >= 1) AND (length(target) <= 200))),
  constraint code_map_tracking_url_check CHECK ((length(tracking_url) <= 500))
);

create table code_policy (
  workspace_id uuid not null,
  connection_id uuid not null,
  kind text not null,
  policy text not null,
  fallback text,
  constraint code_policy_pkey PRIMARY KEY (workspace_id, connection_id, kind),
  constraint code_policy_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE,
  constraint code_policy_fallback_check CHECK (((length(fallback) >= 1) AND (length(fallback) <= 200))),
  constraint code_policy_kind_check CHECK ((kind = ANY (ARRAY['carrier'::text, 'cancelReason'::text, 'returnReason'::text, 'refundReason'::text]))),
  constraint code_policy_policy_check CHECK ((policy = ANY (ARRAY['hold'::text, 'send'::text])))
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
  finished_at timestamp with time zone,
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

create table erased_order (
  workspace_id uuid not null,
  source_hash text not null,
  erased_at timestamp with time zone not null default now(),
  constraint erased_order_pkey PRIMARY KEY (workspace_id, source_hash),
  constraint erased_order_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE
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

create table late_list (
  workspace_id uuid not null,
  flow_id uuid not null,
  node_id text not null,
  day date not null,
  flow_version integer not null,
  orders integer not null default 0,
  gathered_at timestamp with time zone not null default now(),
  constraint late_list_pkey PRIMARY KEY (workspace_id, flow_id, node_id, day),
  constraint late_list_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint late_list_workspace_id_flow_id_fkey FOREIGN KEY (workspace_id, flow_id) REFERENCES flow(workspace_id, id) ON DELETE CASCADE
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
  erased_at timestamp with time zone,
  constraint order_workspace_id_connection_id_external_id_key UNIQUE (workspace_id, connection_id, external_id),
  constraint order_pkey PRIMARY KEY (workspace_id, id),
  constraint order_workspace_id_connection_id_fkey FOREIGN KEY (workspace_id, connection_id) REFERENCES connection(workspace_id, id) ON DELETE CASCADE
);

create table order_correction (
  workspace_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  changes jsonb not null,
  made_by text,
  made_at timestamp with time zone not null,
  constraint order_correction_pkey PRIMARY KEY (workspace_id, id),
  constraint order_correction_made_by_fkey FOREIGN KEY (made_by) REFERENCES auth_user(id) ON DELETE SET NULL,
  constraint order_correction_workspace_id_order_id_fkey FOREIGN KEY (workspace_id, order_id) REFERENCES "order"(workspace_id, id) ON DELETE CASCADE
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
  late jsonb,
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

create table platform_access (
  workspace_id uuid not null,
  id uuid not null,
  user_id text not null,
  reason text not null,
  asked_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by text,
  role text,
  until timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  constraint platform_access_pkey PRIMARY KEY (workspace_id, id),
  constraint platform_access_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES auth_user(id) ON DELETE SET NULL,
  constraint platform_access_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES auth_user(id) ON DELETE SET NULL,
  constraint platform_access_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint platform_access_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint platform_access_check CHECK (((role IS NULL) = (until IS NULL))),
  constraint platform_access_check1 CHECK (((role IS NULL) OR (decided_at IS NOT NULL))),
  constraint platform_access_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint platform_access_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'editor'::text])))
);

create table platform_audit (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  actor text,
  action text not null,
  target text,
  before jsonb,
  after jsonb,
  address text,
  constraint platform_audit_pkey PRIMARY KEY (id)
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

create table process (
  id text not null,
  kind text not null,
  host text not null,
  pid integer not null,
  version text not null,
  started_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  constraint process_pkey PRIMARY KEY (id),
  constraint process_kind_check CHECK ((kind = ANY (ARRAY['web'::text, 'worker'::text])))
);

create table retention (
  workspace_id uuid not null,
  keep jsonb not null default '{}'::jsonb,
  progress jsonb,
  removing jsonb not null default '{}'::jsonb,
  removed jsonb,
  marks jsonb not null default '{}'::jsonb,
  ran_at timestamp with time zone,
  next_at timestamp with time zone not null default now(),
  constraint retention_pkey PRIMARY KEY (workspace_id),
  constraint retention_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE
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

create table saved_view (
  workspace_id uuid not null,
  id uuid not null,
  list text not null,
  name text not null,
  query text not null,
  owner text not null,
  shared boolean not null default false,
  created_at timestamp with time zone not null default now(),
  constraint saved_view_pkey PRIMARY KEY (workspace_id, id),
  constraint saved_view_owner_fkey FOREIGN KEY (owner) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint saved_view_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint saved_view_list_check CHECK ((list = ANY (ARRAY['orders'::text, 'runs'::text]))),
  constraint saved_view_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint saved_view_query_check CHECK ((length(query) <= 2000))
);

create table saved_view_default (
  workspace_id uuid not null,
  user_id text not null,
  list text not null,
  view_id uuid not null,
  constraint saved_view_default_pkey PRIMARY KEY (workspace_id, user_id, list),
  constraint saved_view_default_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE,
  constraint saved_view_default_workspace_id_view_id_fkey FOREIGN KEY (workspace_id, view_id) REFERENCES saved_view(workspace_id, id) ON DELETE CASCADE,
  constraint saved_view_default_list_check CHECK ((list = ANY (ARRAY['orders'::text, 'runs'::text])))
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

create table step_time (
  workspace_id uuid not null,
  hour timestamp with time zone not null,
  flow_id uuid not null,
  node_id text not null,
  bucket smallint not null,
  things integer not null,
  constraint step_time_pkey PRIMARY KEY (workspace_id, hour, flow_id, node_id, bucket),
  constraint step_time_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint step_time_bucket_check CHECK (((bucket >= 0) AND (bucket <= 160)))
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

create table template_version (
  workspace_id uuid not null,
  template_id uuid not null,
  version integer not null,
  content jsonb not null,
  saved_at timestamp with time zone not null,
  constraint template_version_pkey PRIMARY KEY (workspace_id, template_id, version),
  constraint template_version_workspace_id_template_id_fkey FOREIGN KEY (workspace_id, template_id) REFERENCES template(workspace_id, id) ON DELETE CASCADE
);

create table usage_day (
  workspace_id uuid not null,
  day date not null,
  orders bigint not null,
  deliveries bigint not null,
  document_bytes bigint not null,
  constraint usage_day_pkey PRIMARY KEY (workspace_id, day),
  constraint usage_day_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE
);

create table webhook_endpoint (
  workspace_id uuid not null,
  id uuid not null,
  url text not null,
  description text not null default ''::text,
  kinds text[] not null,
  sealed text not null,
  sealed_before text,
  before_until timestamp with time zone,
  state text not null default 'on'::text,
  state_since timestamp with time zone not null default now(),
  listens_since timestamp with time zone not null default now(),
  read_until timestamp with time zone not null default now(),
  next_until timestamp with time zone not null default now(),
  next_xid xid8 not null default pg_snapshot_xmax(pg_current_snapshot()),
  failing_since timestamp with time zone,
  rest_until timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  created_by text,
  constraint webhook_endpoint_pkey PRIMARY KEY (workspace_id, id),
  constraint webhook_endpoint_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(id) ON DELETE CASCADE,
  constraint webhook_endpoint_description_check CHECK ((length(description) <= 200)),
  constraint webhook_endpoint_state_check CHECK ((state = ANY (ARRAY['on'::text, 'off'::text, 'failing'::text, 'gone'::text]))),
  constraint webhook_endpoint_url_check CHECK ((length(url) <= 2000))
);

create table webhook_message (
  workspace_id uuid not null,
  endpoint_id uuid not null,
  id uuid not null,
  event_id text not null,
  kind text not null,
  body text not null,
  state text not null default 'planned'::text,
  attempt integer not null default 0,
  due_at timestamp with time zone not null,
  status integer,
  problem text,
  ms integer,
  tried_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint webhook_message_workspace_id_endpoint_id_event_id_key UNIQUE (workspace_id, endpoint_id, event_id),
  constraint webhook_message_pkey PRIMARY KEY (workspace_id, id),
  constraint webhook_message_workspace_id_endpoint_id_fkey FOREIGN KEY (workspace_id, endpoint_id) REFERENCES webhook_endpoint(workspace_id, id) ON DELETE CASCADE,
  constraint webhook_message_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'delivered'::text, 'failed'::text])))
);

create table workspace (
  id uuid not null,
  slug text not null,
  name text not null,
  wrapped_key text not null,
  created_at timestamp with time zone not null default now(),
  counted_until timestamp with time zone,
  requires_two_factor boolean not null default false,
  steps_counted_until timestamp with time zone,
  tombstone_key text not null default ((gen_random_uuid())::text || (gen_random_uuid())::text),
  constraint workspace_slug_key UNIQUE (slug),
  constraint workspace_pkey PRIMARY KEY (id),
  constraint workspace_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint workspace_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
);

CREATE INDEX alert_changed ON public.alert USING btree (workspace_id, changed_at);
CREATE UNIQUE INDEX alert_current ON public.alert USING btree (workspace_id, rule_id, subject) WHERE (resolved_at IS NULL);
CREATE INDEX alert_opened ON public.alert USING btree (workspace_id, opened_at DESC, id DESC) WHERE (opened_at IS NOT NULL);
CREATE INDEX alert_resolved ON public.alert USING btree (workspace_id, resolved_at) WHERE (resolved_at IS NOT NULL);
CREATE INDEX alert_notice_due ON public.alert_notice USING btree (workspace_id, due_at) WHERE (state = 'planned'::text);
CREATE INDEX alert_settings_look ON public.alert_settings USING btree (next_look_at);
CREATE INDEX api_answer_old ON public.api_answer USING btree (workspace_id, asked_at);
CREATE INDEX audit_entry_actor ON public.audit_entry USING btree (workspace_id, actor, id);
CREATE INDEX audit_entry_target ON public.audit_entry USING btree (workspace_id, target) WHERE (target IS NOT NULL);
CREATE INDEX auth_account_user ON public.auth_account USING btree (user_id);
CREATE INDEX auth_session_user ON public.auth_session USING btree (user_id);
CREATE INDEX auth_verification_identifier ON public.auth_verification USING btree (identifier);
CREATE INDEX connection_poll ON public.connection USING btree (next_poll_at) WHERE ((poll_seconds IS NOT NULL) AND (archived_at IS NULL));
CREATE INDEX conversion_due ON public.conversion USING btree (workspace_id, due_at) WHERE (state = 'planned'::text);
CREATE INDEX conversion_finished ON public.conversion USING btree (workspace_id, finished_at) WHERE (state = 'done'::text);
CREATE INDEX delivery_arrived ON public.delivery USING btree (workspace_id, finished_at) WHERE (state = 'delivered'::text);
CREATE INDEX delivery_due ON public.delivery USING btree (workspace_id, connection_id, due_at, seq) WHERE (state = ANY (ARRAY['planned'::text, 'unknown'::text]));
CREATE INDEX delivery_kept ON public.delivery USING btree (workspace_id, finished_at) WHERE ((finished_at IS NOT NULL) AND ((exchanges IS NOT NULL) OR (message IS NOT NULL)));
CREATE INDEX delivery_order ON public.delivery USING btree (workspace_id, order_id, connection_id, seq);
CREATE INDEX delivery_parked ON public.delivery USING btree (workspace_id, connection_id) WHERE (state = 'parked'::text);
CREATE INDEX delivery_published ON public.delivery USING btree (workspace_id, order_id) WHERE ((state = 'delivered'::text) AND (operation <> 'email'::text));
CREATE INDEX delivery_run ON public.delivery USING btree (workspace_id, run_id);
CREATE INDEX delivery_under_way ON public.delivery USING btree (workspace_id, connection_id, sending_since) WHERE (state = ANY (ARRAY['sending'::text, 'unknown'::text]));
CREATE INDEX document_created ON public.document USING btree (workspace_id, created_at);
CREATE INDEX document_old ON public.document USING btree (workspace_id, created_at);
CREATE INDEX errand_due ON public.errand USING btree (workspace_id, due_at);
CREATE INDEX errand_pause ON public.errand USING btree (workspace_id, pause_id) WHERE (pause_id IS NOT NULL);
CREATE INDEX flow_traffic_old ON public.flow_traffic USING btree (workspace_id, span, slot);
CREATE INDEX flow_version_gathers ON public.flow_version USING btree (workspace_id, flow_id, number) WHERE jsonb_path_exists(document, '$."nodes"[*]?(@."type" == "late-orders")'::jsonpath);
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
CREATE INDEX order_correction_order ON public.order_correction USING btree (workspace_id, order_id);
CREATE INDEX order_note_order ON public.order_note USING btree (workspace_id, order_id);
CREATE INDEX paper_job_due ON public.paper_job USING btree (workspace_id, due_at) WHERE (state = 'planned'::text);
CREATE INDEX paper_job_old ON public.paper_job USING btree (workspace_id, created_at);
CREATE INDEX pause_decided ON public.pause USING btree (workspace_id, order_id) WHERE ((kind = 'hold'::text) AND (state = ANY (ARRAY['approved'::text, 'rejected'::text])));
CREATE INDEX pause_open ON public.pause USING btree (workspace_id, kind, order_id) WHERE (state = 'open'::text);
CREATE INDEX pause_order ON public.pause USING btree (workspace_id, order_id);
CREATE INDEX pause_run ON public.pause USING btree (workspace_id, run_id);
CREATE UNIQUE INDEX platform_access_asked ON public.platform_access USING btree (workspace_id, user_id) WHERE ((decided_at IS NULL) AND (ended_at IS NULL));
CREATE INDEX platform_access_user ON public.platform_access USING btree (user_id);
CREATE INDEX problem_cause ON public.problem USING btree (workspace_id, cause, opened_at) WHERE (resolved_at IS NULL);
CREATE UNIQUE INDEX problem_delivery_open ON public.problem USING btree (workspace_id, delivery_id) WHERE ((resolved_at IS NULL) AND (delivery_id IS NOT NULL));
CREATE INDEX problem_open ON public.problem USING btree (workspace_id, code, subject) WHERE (resolved_at IS NULL);
CREATE INDEX problem_order ON public.problem USING btree (workspace_id, order_id);
CREATE INDEX problem_resolved ON public.problem USING btree (workspace_id, resolved_at) WHERE (resolved_at IS NOT NULL);
CREATE INDEX problem_run_open ON public.problem USING btree (workspace_id, run_id) WHERE ((resolved_at IS NULL) AND (run_id IS NOT NULL));
CREATE INDEX problem_step ON public.problem USING btree (workspace_id, flow_id, node_id, opened_at) WHERE (node_id IS NOT NULL);
CREATE INDEX problem_step_open ON public.problem USING btree (workspace_id, flow_id, node_id, code, opened_at) INCLUDE (connection_id) WHERE ((resolved_at IS NULL) AND (node_id IS NOT NULL));
CREATE INDEX problem_waiting ON public.problem USING btree (workspace_id, order_id) INCLUDE (currency, worth, ship_by) WHERE (resolved_at IS NULL);
CREATE INDEX retry_item_left ON public.retry_item USING btree (workspace_id, task_id, place) WHERE (begun_at IS NULL);
CREATE INDEX retry_item_under_way ON public.retry_item USING btree (workspace_id, task_id, place) WHERE ((begun_at IS NOT NULL) AND (outcome IS NULL));
CREATE INDEX retry_task_busy ON public.retry_task USING btree (workspace_id) WHERE (state = ANY (ARRAY['looking'::text, 'canary'::text, 'running'::text, 'stopping'::text]));
CREATE INDEX retry_task_newest ON public.retry_task USING btree (workspace_id, created_at DESC);
CREATE INDEX run_flow ON public.run USING btree (workspace_id, flow_id, started_at DESC);
CREATE INDEX run_order ON public.run USING btree (workspace_id, order_id, started_at);
CREATE INDEX run_started ON public.run USING btree (workspace_id, started_at DESC, id DESC);
CREATE INDEX run_unfinished ON public.run USING btree (workspace_id, state, started_at DESC, id DESC) WHERE (state <> 'done'::text);
CREATE UNIQUE INDEX saved_view_name ON public.saved_view USING btree (workspace_id, list, owner, lower(name));
CREATE INDEX webhook_message_due ON public.webhook_message USING btree (workspace_id, endpoint_id, due_at) WHERE (state = 'planned'::text);
CREATE INDEX webhook_message_newest ON public.webhook_message USING btree (workspace_id, endpoint_id, created_at DESC, id DESC);
CREATE TRIGGER order_changed AFTER UPDATE OF currency, total, fulfillment, cancellation, ship_by ON public."order" FOR EACH ROW WHEN ((((((old.currency IS DISTINCT FROM new.currency) OR (old.total IS DISTINCT FROM new.total)) OR (old.fulfillment IS DISTINCT FROM new.fulfillment)) OR (old.cancellation IS DISTINCT FROM new.cancellation)) OR (old.ship_by IS DISTINCT FROM new.ship_by))) EXECUTE FUNCTION tell_problems_of_order();
CREATE TRIGGER problem_opened BEFORE INSERT ON public.problem FOR EACH ROW EXECUTE FUNCTION say_what_hangs_on_problem();

alter table alert enable row level security;
alter table alert force row level security;

alter table alert_notice enable row level security;
alter table alert_notice force row level security;

alter table alert_rule enable row level security;
alter table alert_rule force row level security;

alter table alert_settings enable row level security;
alter table alert_settings force row level security;

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

alter table code_map enable row level security;
alter table code_map force row level security;

alter table code_policy enable row level security;
alter table code_policy force row level security;

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

alter table erased_order enable row level security;
alter table erased_order force row level security;

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

alter table late_list enable row level security;
alter table late_list force row level security;

alter table member enable row level security;
alter table member force row level security;

alter table "order" enable row level security;
alter table "order" force row level security;

alter table order_correction enable row level security;
alter table order_correction force row level security;

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

alter table platform_access enable row level security;
alter table platform_access force row level security;

alter table platform_audit enable row level security;
alter table platform_audit force row level security;

alter table problem enable row level security;
alter table problem force row level security;

alter table retention enable row level security;
alter table retention force row level security;

alter table retry_item enable row level security;
alter table retry_item force row level security;

alter table retry_task enable row level security;
alter table retry_task force row level security;

alter table run enable row level security;
alter table run force row level security;

alter table saved_view enable row level security;
alter table saved_view force row level security;

alter table saved_view_default enable row level security;
alter table saved_view_default force row level security;

alter table sku_map enable row level security;
alter table sku_map force row level security;

alter table source_check enable row level security;
alter table source_check force row level security;

alter table step_time enable row level security;
alter table step_time force row level security;

alter table template enable row level security;
alter table template force row level security;

alter table template_version enable row level security;
alter table template_version force row level security;

alter table usage_day enable row level security;
alter table usage_day force row level security;

alter table webhook_endpoint enable row level security;
alter table webhook_endpoint force row level security;

alter table webhook_message enable row level security;
alter table webhook_message force row level security;

alter table workspace enable row level security;
alter table workspace force row level security;

create policy tenant on alert as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on alert_notice as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on alert_rule as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on alert_settings as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

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

create policy tenant on code_map as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on code_policy as permissive for all to public
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

create policy tenant on erased_order as permissive for all to public
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

create policy tenant on late_list as permissive for all to public
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

create policy tenant on order_correction as permissive for all to public
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

create policy own_access on platform_access as permissive for select to public
  using ((user_id = NULLIF(current_setting('app.user'::text, true), ''::text)));

create policy tenant on platform_access as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy anybody_leaves_a_trace on platform_audit as permissive for insert to public
  with check (true);

create policy staff_reads on platform_audit as permissive for select to public
  using (( SELECT platform_person() AS platform_person));

create policy tenant on problem as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on retention as permissive for all to public
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

create policy tenant on saved_view as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on saved_view_default as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on sku_map as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on source_check as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on step_time as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on template as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on template_version as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on usage_day as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on webhook_endpoint as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy tenant on webhook_message as permissive for all to public
  using ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((workspace_id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy lent_workspaces on workspace as permissive for select to public
  using ((EXISTS ( SELECT
   FROM (platform_access lent
     JOIN auth_user person ON (((person.id = lent.user_id) AND person.is_platform_admin)))
  WHERE ((lent.workspace_id = workspace.id) AND (lent.user_id = NULLIF(current_setting('app.user'::text, true), ''::text)) AND (lent.until > now()) AND (lent.ended_at IS NULL)))));

create policy own_workspaces on workspace as permissive for select to public
  using ((EXISTS ( SELECT
   FROM member
  WHERE ((member.workspace_id = workspace.id) AND (member.user_id = NULLIF(current_setting('app.user'::text, true), ''::text))))));

create policy tenant on workspace as permissive for all to public
  using ((id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])))
  with check ((id = ANY (( SELECT current_workspaces() AS current_workspaces)::uuid[])));

create policy worker_lists on workspace as permissive for select to public
  using ((current_setting('app.worker'::text, true) = 'on'::text));

grant delete, insert, select, update on alert to sluice_app;
grant delete, insert, select, update on alert_notice to sluice_app;
grant delete, insert, select, update on alert_rule to sluice_app;
grant delete, insert, select, update on alert_settings to sluice_app;
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
grant delete, insert, select, update on code_map to sluice_app;
grant delete, insert, select, update on code_policy to sluice_app;
grant delete, insert, select, update on connection to sluice_app;
grant delete, insert, select, update on conversion to sluice_app;
grant delete, insert, select, update on delivery to sluice_app;
grant delete, insert, select, update on delivery_lane to sluice_app;
grant select, usage on delivery_seq_seq to sluice_app;
grant delete, insert, select, update on document to sluice_app;
grant delete, insert, select, update on erased_order to sluice_app;
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
grant delete, insert, select, update on late_list to sluice_app;
grant delete, insert, select, update on member to sluice_app;
grant delete, insert, select, update on "order" to sluice_app;
grant delete, insert, select, update on order_correction to sluice_app;
grant delete, insert, select, update on order_event to sluice_app;
grant delete, insert, select, update on order_hour to sluice_app;
grant delete, insert, select, update on order_link to sluice_app;
grant delete, insert, select, update on order_note to sluice_app;
grant delete, insert, select, update on paper_job to sluice_app;
grant delete, insert, select, update on paper_template to sluice_app;
grant delete, insert, select, update on pause to sluice_app;
grant insert, select, update on platform_access to sluice_app;
grant insert, select on platform_audit to sluice_app;
grant select, usage on platform_audit_id_seq to sluice_app;
grant delete, insert, select, update on problem to sluice_app;
grant delete, insert, select, update on process to sluice_app;
grant delete, insert, select, update on retention to sluice_app;
grant delete, insert, select, update on retry_item to sluice_app;
grant delete, insert, select, update on retry_task to sluice_app;
grant delete, insert, select, update on run to sluice_app;
grant delete, insert, select, update on saved_view to sluice_app;
grant delete, insert, select, update on saved_view_default to sluice_app;
grant delete, insert, select, update on sku_map to sluice_app;
grant delete, insert, select, update on source_check to sluice_app;
grant delete, insert, select, update on step_time to sluice_app;
grant delete, insert, select, update on template to sluice_app;
grant delete, insert, select, update on template_version to sluice_app;
grant delete, insert, select, update on usage_day to sluice_app;
grant delete, insert, select, update on webhook_endpoint to sluice_app;
grant delete, insert, select, update on webhook_message to sluice_app;
grant delete, insert, select, update on workspace to sluice_app;
