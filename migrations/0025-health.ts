import { type Kysely, sql } from 'kysely';

/**
 * What lets the first page answer at once over a million runs.
 *
 * A problem carries what hangs on it: the money and the ship-by time of its order, and the step it stands at. So groups of problems are
 * made from the open problems alone, of which there are few, and not by reading every order and delivery they are about. Two triggers keep it
 * true, whoever writes: one when a problem is opened, one when an order changes in just these.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** When the order must be shipped, while something of it still has to be. */
const shipBy = (order: string) => `case when ${order}.fulfillment in ('unfulfilled', 'partial')
  and ${order}.cancellation <> 'cancelled' then ${order}.ship_by end`;

const statements = [
  `alter table problem
     /* Of its order, as it stands. */
     add column currency text,
     add column worth    numeric,
     add column ship_by  timestamptz,
     /* What it waits for, as one word: with whatever else waits for the same it is one group. */
     add column cause    text not null default ''`,
  `create function cause_of(code text, subject text, connection_id uuid) returns text language sql immutable parallel safe as $$
     select code || chr(31) || coalesce(subject, chr(30)) || chr(31) || coalesce(connection_id::text, '') $$`,
  `create function say_what_hangs_on_problem() returns trigger language plpgsql as $$
   begin
     new.cause = cause_of(new.code, new.subject, new.connection_id);
     if new.order_id is not null then
       select one.currency, one.total, ${shipBy('one')} into new.currency, new.worth, new.ship_by
       from "order" one where one.workspace_id = new.workspace_id and one.id = new.order_id;
     end if;
     if new.delivery_id is not null and (new.flow_id is null or new.node_id is null) then
       select coalesce(new.flow_id, one.flow_id), coalesce(new.node_id, one.node_id) into new.flow_id, new.node_id
       from delivery one where one.workspace_id = new.workspace_id and one.id = new.delivery_id;
     end if;
     return new;
   end $$`,
  `create trigger problem_opened before insert on problem for each row execute function say_what_hangs_on_problem()`,
  `create function tell_problems_of_order() returns trigger language plpgsql as $$
   begin
     update problem set currency = new.currency, worth = new.total, ship_by = ${shipBy('new')}
     where workspace_id = new.workspace_id and order_id = new.id and resolved_at is null;
     return null;
   end $$`,
  `create trigger order_changed after update of currency, total, fulfillment, cancellation, ship_by on "order" for each row
     when ((old.currency, old.total, old.fulfillment, old.cancellation, old.ship_by)
       is distinct from (new.currency, new.total, new.fulfillment, new.cancellation, new.ship_by))
     execute function tell_problems_of_order()`,
  // The owner of the tables is held to row-level security as everybody is, so it lifts it for a moment to see all of them.
  `alter table problem no force row level security`,
  `alter table "order" no force row level security`,
  `alter table delivery no force row level security`,
  `update problem set cause = cause_of(code, subject, connection_id)`,
  `update problem set currency = one.currency, worth = one.total, ship_by = ${shipBy('one')}
     from "order" one where one.workspace_id = problem.workspace_id and one.id = problem.order_id and problem.resolved_at is null`,
  `update problem set flow_id = coalesce(problem.flow_id, one.flow_id), node_id = coalesce(problem.node_id, one.node_id)
     from delivery one where one.workspace_id = problem.workspace_id and one.id = problem.delivery_id and problem.resolved_at is null`,
  `alter table problem force row level security`,
  `alter table "order" force row level security`,
  `alter table delivery force row level security`,
  // The newest of each cause last: for the newest sentence of a group, and for the orders behind it.
  'create index problem_cause on problem (workspace_id, cause, opened_at) where resolved_at is null',
  // An order by the number on its paper. The index on its words goes: row-level security never let it be used (db/queries/orders-view.ts).
  'create index order_number on "order" (workspace_id, number)',
  'drop index order_search',
  // Short lists of orders that a list would otherwise go through all orders for.
  `create index order_cancelled on "order" (workspace_id, received_at desc, id desc) where cancellation = 'cancelled'`,
  `create index delivery_published on delivery (workspace_id, order_id) where state = 'delivered' and operation <> 'email'`,
];
