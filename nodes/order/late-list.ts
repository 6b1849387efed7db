import { z } from 'zod';
import { localText } from '../control/local-time';
import { addAmounts, roundToCurrency } from './amount';
import { compareInstants } from './instant';
import { Amount, Instant, type Order } from './order';

/** An order as a list of late ones names it: no more of the buyer than a shop needs to find it. */
const LateOrder = z.object({
  number: z.string(),
  /** The account it came from. */
  account: z.string(),
  shipBy: Instant,
  total: Amount,
  currency: z.string(),
});

/** Orders that are late to ship, or nearly so, at one moment of a day; the most urgent first. */
export const LateList = z.object({
  /** The step whose time had come. */
  nodeId: z.string(),
  /** In whose time the list is written. */
  zone: z.string(),
  /** How many there are; the list names the most urgent of them. */
  count: z.number().int().min(1),
  orders: z.array(LateOrder).min(1),
});
export type LateList = z.infer<typeof LateList>;

/** For trying it out: an order as the only one of a list, due in a moment where it has no date of its own. */
export const listOfOne = (
  { source: { number }, shipBy, totals: { total }, currency }: Order,
  { gatherer, account, now }: { gatherer: Pick<LateList, 'nodeId' | 'zone'>; account: string; now: string },
): LateList => ({
  nodeId: gatherer.nodeId,
  zone: gatherer.zone,
  count: 1,
  orders: [{ number, account, shipBy: shipBy ?? now, total, currency }],
});

/** "3 orders", for a subject. */
export const sayHowMany = ({ count }: Pick<LateList, 'count'>): string =>
  `${count} ${count === 1 ? 'order' : 'orders'}`;

/** The list as people read it in an email, a line for each order, with what it is worth in all. */
export function lateLines({ orders, count, zone }: LateList, now: string): string {
  const lines = orders.map(
    ({ number, account, shipBy, total, currency }) =>
      `${number} · ${account} · ${dueWord(shipBy, now)} ${localText(shipBy, zone)} · ${total} ${currency}`,
  );
  const more = count > orders.length ? [`and ${count - orders.length} more`] : [];
  return [
    ...lines,
    ...more,
    '',
    `${sayHowMany({ count })}${count > orders.length ? '; those above' : ''}: ${worth(orders)}`,
  ].join('\n');
}

const dueWord = (shipBy: string, now: string) => (compareInstants(shipBy, now) < 0 ? 'was due' : 'due');

/** Each currency by itself. */
function worth(orders: LateList['orders']): string {
  const currencies = [...new Set(orders.map(({ currency }) => currency))];
  return currencies
    .map((currency) => {
      const amounts = orders.filter((one) => one.currency === currency).map(({ total }) => total);
      const sum = addAmounts(...amounts);
      const rounded = roundToCurrency(sum, currency);
      return `${rounded.ok ? rounded.value : sum} ${currency}`;
    })
    .join(' and ');
}
