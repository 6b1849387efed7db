import { sql } from 'kysely';
import type { Db } from '../db/connection';
import { withWorkspace } from '../db/with-workspace';

interface Cloning {
  readonly workspaceId: string;
  /** Of an order whose one delivery is parked. */
  readonly orderId: string;
  readonly copies: number;
  /** How many there are already. */
  readonly after?: number;
}

/** Makes a crowd of one order that waits for a person: each copy with its own event, run, delivery and problem. */
export const cloneParked = (db: Db, { workspaceId, orderId, copies, after = 0 }: Cloning): Promise<void> =>
  withWorkspace(db, workspaceId, async (trx) => {
    await sql`create temporary table copy on commit drop as
      select n, 'C-' || n as name, gen_random_uuid() as order_id, gen_random_uuid() as event_id, gen_random_uuid() as run_id,
        gen_random_uuid() as delivery_id
      from generate_series(${after}::int + 1, ${after}::int + ${copies}::int) n`.execute(trx);
    await sql`insert into "order" select made.*
      from copy, "order" one, jsonb_populate_record(one, jsonb_build_object('id', copy.order_id, 'external_id', copy.name,
        'number', copy.name, 'content', jsonb_set(jsonb_set(one.content, '{source,orderId}', to_jsonb(copy.name)),
          '{source,number}', to_jsonb(copy.name)))) made where one.id = ${orderId}`.execute(trx);
    await sql`insert into order_event select made.*
      from copy, order_event one, jsonb_populate_record(one, jsonb_build_object('id', copy.event_id,
        'order_id', copy.order_id)) made where one.order_id = ${orderId} and one.kind = 'created'`.execute(trx);
    await sql`insert into run select made.*
      from copy, run one, jsonb_populate_record(one, jsonb_build_object('id', copy.run_id, 'order_id', copy.order_id,
        'event_id', copy.event_id)) made where one.order_id = ${orderId} and one.state = 'problem'`.execute(trx);
    await sql`insert into delivery overriding user value select made.*
      from copy, delivery one, jsonb_populate_record(one, jsonb_build_object('id', copy.delivery_id,
        'order_id', copy.order_id, 'run_id', copy.run_id, 'reference', 'copy' || copy.n)) made where one.order_id = ${orderId} and one.state = 'parked'`.execute(
      trx,
    );
    await sql`insert into problem select made.*
      from copy, problem one, jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(),
        'order_id', copy.order_id, 'run_id', copy.run_id, 'delivery_id', copy.delivery_id)) made where one.order_id = ${orderId} and one.resolved_at is null`.execute(
      trx,
    );
  });
