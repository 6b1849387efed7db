import { findNearDeadlines, type NearDeadline } from '../db/queries/alert-findings';
import { groupBy } from '../group-by';
import type { Finding } from './finding';
import type { Asked, Look } from './look';
import { inOneLine, sayOrders, sayValue } from './say-alert';
import { sumUp } from './sum-up';

const hourMs = 60 * 60 * 1000;

/** Orders whose ship-by is near or over, one finding for each source. */
export async function lookAtDeadlines(look: Look, asked: readonly Asked<'deadline'>[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const one of asked) {
    const { connectionId, onlyStuck } = one;
    const until = new Date(look.now.getTime() + one.hours * hourMs);
    const { rows } = await findNearDeadlines({ ...look, until, connectionId, onlyStuck }).execute(look.trx);
    const groups = groupBy(rows, { key: (row) => row.connectionId, value: (row) => row });
    for (const group of groups.values()) found.push(...toFinding(one, group));
  }
  return found;
}

function toFinding(asked: Asked<'deadline'>, rows: readonly NearDeadline[]): Finding[] {
  const [first] = rows;
  if (!first) return [];
  const { orders, value } = sumUp(rows);
  const late = rows.reduce((sum, row) => sum + row.late, 0);
  const worth = sayValue(value);
  return [
    {
      ruleId: asked.rule.id,
      subject: first.connectionId,
      minutes: 0,
      since: null,
      title: `${sayOrders(orders)} of ${first.name} must ship soon`,
      message: inOneLine(
        sayDeadlines({ near: orders - late, late, hours: asked.hours }),
        asked.onlyStuck ? 'Not at the destination yet' : '',
        worth && `Together worth ${worth}`,
      ),
      path: 'health',
      action: 'See the orders',
      connectionId: first.connectionId,
      orders,
      value,
      shipBy: first.shipBy,
    },
  ];
}

function sayDeadlines({ near, late, hours }: { near: number; late: number; hours: number }): string {
  const within = hours === 1 ? 'the next hour' : `the next ${hours} hours`;
  const soon = `${sayOrders(near)} must ship within ${within}`;
  const over = `${sayOrders(late)} ${late === 1 ? 'is' : 'are'} past the ship-by date`;
  if (late === 0) return soon;
  return near === 0 ? over : `${soon}, and ${over.toLowerCase()}`;
}
