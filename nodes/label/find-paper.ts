import type { OrderEvent } from '../order/event';
import type { Order, OrderDocument } from '../order/order';
import { findLastConverted } from './converted-document';

interface About {
  readonly order: Order;
  readonly event: OrderEvent;
}

/** The very paper the event is about, else the latest of its kind that came: what we made of one is none to begin with. */
export function findPaperThatCame(kind: OrderDocument['kind'], { order, event }: About): OrderDocument | undefined {
  const ofKind = order.documents.filter((one) => one.kind === kind && one.madeFrom === undefined);
  return ofKind.find(({ id }) => id === event.factId) ?? ofKind.at(-1);
}

/** The paper to hand on: what a flow made of it, else as it came. Undefined when there is none, or its bytes could not be read. */
export function findPaperToHandOn(kind: OrderDocument['kind'], about: About): OrderDocument | undefined {
  const came = findPaperThatCame(kind, about);
  const paper = came && (findLastConverted(about.order, came.id) ?? came);
  return paper?.sha256 === undefined ? undefined : paper;
}
