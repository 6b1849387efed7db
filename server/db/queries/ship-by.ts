import { sql } from 'kysely';

/** When the order called `one` must be shipped, while something of it still has to be; null when nothing has, or nobody said. */
export const shipByWhileOpen = sql<Date | null>`case
  when one.fulfillment in ('unfulfilled', 'partial') and one.cancellation <> 'cancelled' then one.ship_by end`;
