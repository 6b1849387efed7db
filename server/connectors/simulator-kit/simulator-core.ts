import { createFaultScript, type FaultScript } from './faults';
import { type Journal, openJournal } from './journal';
import { createLedger, type Ledger } from './ledger';
import { OrderBook } from './order-book';
import { type Happening, OrderDesk } from './order-desk';
import { createRateLimiter, type RateLimiter } from './rate-limiter';
import type { SimOrder } from './sim-order';
import { type Delivery, WebhookSender } from './webhook-sender';

/** Everything a simulated channel is made of, before it has a voice of its own. */
export interface SimulatorCore<Details> {
  readonly journal: Journal;
  readonly book: OrderBook<Details>;
  readonly ledger: Ledger;
  readonly desk: OrderDesk<Details>;
  readonly webhooks: WebhookSender;
  readonly faults: FaultScript;
  readonly limiter: RateLimiter;
  now(): Date;
  stop(): void;
}

export interface CoreOptions<Details> {
  /** A SQLite file, or ":memory:". */
  readonly file: string;
  now(): Date;
  log(line: string): void;
  paid(order: SimOrder<Details>): string;
  sign(delivery: Delivery, secret: string): Readonly<Record<string, string>>;
  readonly retryDelaysMs?: readonly number[];
  /** The message a happening is told with. */
  toMessage(happening: Happening, order: SimOrder<Details>): { readonly topic: string; readonly body: unknown };
}

export function createSimulatorCore<Details>(options: CoreOptions<Details>): SimulatorCore<Details> {
  const { now, log, paid, sign, retryDelaysMs } = options;
  const journal = openJournal(options.file);
  const book = new OrderBook<Details>({ journal, now });
  const ledger = createLedger({ journal, now });
  const webhooks = new WebhookSender({ journal, sign, log, ...(retryDelaysMs && { retryDelaysMs }) });
  const desk = new OrderDesk<Details>({
    book,
    ledger,
    now,
    paid,
    announce(happening, order) {
      if (webhooks.subscriptions.length === 0) return;
      const { topic, body } = options.toMessage(happening, order);
      webhooks.send(topic, body);
    },
  });
  return {
    journal,
    book,
    ledger,
    desk,
    webhooks,
    faults: createFaultScript(),
    limiter: createRateLimiter(now),
    now,
    stop() {
      webhooks.stop();
      journal.close();
    },
  };
}
