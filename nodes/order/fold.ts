import { sameContent, stableHash } from '../hash';
import { failed, ok, type Problem, type Result } from '../problem';
import { withAssigned } from './assign';
import { withCorrections } from './correct';
import type { OrderEvent, OrderNews } from './event';
import { countBundles } from './fold/count-bundles';
import { eventsBetween } from './fold/events-between';
import { foldFacts } from './fold/fold-facts';
import { itemReader } from './fold/item-reader';
import { compareInstants } from './instant';
import type { Order } from './order';

export interface Arrival {
  readonly news: OrderNews;
  /** The connection that tells. */
  readonly connectionId: string;
  /** For news of a destination: its line ids for ours, as creating the order there returned them. */
  readonly link?: { readonly lineIds?: Readonly<Record<string, string>> | undefined } | null;
}

export interface Folded {
  readonly order: Order;
  /** What is new, oldest first; empty when the news told nothing new. */
  readonly events: readonly OrderEvent[];
}

/**
 * Adds news to what is known of an order. Pure, and it converges: the same news in any order, any number of times, end in the same
 * order. Of the order itself the newest copy from its source wins; a destination's copy of it is ignored and only the facts count.
 * Facts are known again by their id at the teller, else as the echo of a fact we know (fold-facts.ts), which makes no event.
 * What flows have set stays, whatever the source sends.
 *
 * @param stored null when the order is not known; then news without the order itself is `order.notSeenYet`, to be kept for later.
 */
export function foldNews(stored: Order | null, arrival: Arrival): Result<Folded> {
  const known = stored ?? (arrival.news.order ? firstCopy(arrival.news.order) : null);
  if (!known) return failed(notSeenYet);

  const head = stored && isFromSource(stored, arrival) ? newestHead(stored, arrival.news.order) : known;
  const readItems = itemReader(head, arrival);
  const told = foldFacts(head, { ...arrival, isSource: isFromSource(head, arrival), readItems });
  const order = countBundles(told, stored);
  const events = eventsBetween({ before: stored, after: order, arrival });
  return ok({ order: stored && events.length === 0 && sameContent(stored, order) ? stored : order, events });
}

const isFromSource = (order: Order, { connectionId }: Arrival) => order.source.connectionId === connectionId;

/** As the source sends it, before any fact is counted and any flow has touched it. */
const firstCopy = (order: Order): Order => ({ ...order, ...noFacts, assigned: { tags: [], attributes: {} } });

const noFacts = { shipments: [], cancellations: [], returns: [], refunds: [], documents: [] };

/** The later copy of the order itself. Two copies of the same moment: always the same one of them, whichever came first. */
function newestHead(stored: Order, copy: Order | undefined): Order {
  if (!copy) return stored;
  const { shipments, cancellations, returns, refunds, documents } = stored;
  const facts = { shipments, cancellations, returns, refunds, documents };
  const candidate = withCorrections(withAssigned({ ...copy, ...facts }, stored.assigned), stored.corrections);
  const age = compareInstants(copy.updatedAt, stored.updatedAt);
  if (age !== 0) return age > 0 ? candidate : stored;
  return headHash(candidate) > headHash(stored) ? candidate : stored;
}

/** Of the order itself alone: which facts are known by then must not decide between two copies. */
const headHash = (order: Order): string => stableHash({ ...order, ...noFacts });

const notSeenYet: Problem = {
  code: 'order.notSeenYet',
  message: 'News came about an order we have not seen yet. It waits until the order arrives.',
  retry: 'later',
};
