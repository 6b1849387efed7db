import { sql } from 'kysely';

export interface StoredStop {
  readonly connectionId: string;
  readonly name: string;
  readonly problem: unknown;
  readonly orders: number;
  readonly value: { currency: string; amount: string }[] | null;
  readonly shipBy: Date | null;
}

/** Accounts that have to be connected again, each with the orders that wait for it. Reads index delivery_due for those accounts only. */
export const findStoppedAccounts = ({ workspaceId }: { workspaceId: string }) => sql<StoredStop>`
  select account.id as "connectionId", account.name, account.problem, coalesce(waits.orders, 0)::int as orders, waits.value,
    waits.ship_by as "shipBy"
  from connection account
  left join lateral (
    select sum(orders) as orders, min(ship_by) as ship_by,
      jsonb_agg(jsonb_build_object('currency', currency, 'amount', worth::text) order by worth desc) as value
    from (
      select one.currency, count(*) as orders, sum(one.total) as worth, min(one.ship_by) filter (
        where one.fulfillment in ('unfulfilled', 'partial') and one.cancellation <> 'cancelled') as ship_by
      from (
        select distinct order_id from delivery
        where workspace_id = ${workspaceId} and connection_id = account.id and state in ('planned', 'unknown')
      ) held
      cross join lateral (
        select currency, total, ship_by, fulfillment, cancellation from "order"
        where workspace_id = ${workspaceId} and id = held.order_id limit 1
      ) one
      group by 1
    ) by_currency
  ) waits on true
  where account.workspace_id = ${workspaceId} and account.archived_at is null and account.state = 'attention'
  order by waits.ship_by nulls last, account.name`;
