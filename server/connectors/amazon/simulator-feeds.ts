import { randomUUID } from 'node:crypto';
import { addAmounts } from '../../../nodes/order/amount';
import type { OrderBook } from '../simulator-kit/order-book';
import type { OrderDesk } from '../simulator-kit/order-desk';
import { openItems } from '../simulator-kit/sim-order';
import type { AmazonDetails } from './simulator-orders';

/** A file handed in, as Amazon keeps it. */
export interface SimFeed {
  readonly feedId: string;
  readonly feedType: string;
  readonly marketplaceIds: readonly string[];
  readonly createdTime: string;
  readonly resultFeedDocumentId: string;
  /** How often it was looked at. */
  looks: number;
}

interface FeedOptions {
  readonly book: OrderBook<AmazonDetails>;
  readonly desk: OrderDesk<AmazonDetails>;
  now(): Date;
}

/**
 * Files: uploaded, handed in, worked through, reported on. The work is done at once; that it is done shows only after some looks
 * or three minutes, as a caller would see it.
 */
export class SimFeeds {
  readonly #options: FeedOptions;
  readonly #documents = new Map<string, string>();
  readonly #feeds = new Map<string, SimFeed>();
  /** Looks at a feed before it shows as done. */
  looksUntilDone = 1;
  /** Or so long after it was handed in. */
  workedOffMs = 180_000;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  newDocument(): string {
    const id = `amzn1.tortuga.4.eu.${randomUUID()}`;
    this.#documents.set(id, '');
    return id;
  }

  upload(id: string, content: string): boolean {
    const isKnown = this.#documents.has(id);
    if (isKnown) this.#documents.set(id, content);
    return isKnown;
  }

  document(id: string): string | undefined {
    return this.#documents.get(id);
  }

  /** Null: the document was never uploaded. */
  handIn(asked: { feedType: string; marketplaceIds: readonly string[]; inputFeedDocumentId: string }): SimFeed | null {
    const content = this.#documents.get(asked.inputFeedDocumentId);
    if (!content) return null;
    const resultFeedDocumentId = this.newDocument();
    this.#documents.set(resultFeedDocumentId, this.#workThrough(content));
    const feed = {
      feedId: String(50_000_000 + this.#feeds.size),
      feedType: asked.feedType,
      marketplaceIds: asked.marketplaceIds,
      createdTime: this.#options.now().toISOString(),
      resultFeedDocumentId,
      looks: 0,
    };
    this.#feeds.set(feed.feedId, feed);
    return feed;
  }

  look(feedId: string): Record<string, unknown> | null {
    const feed = this.#feeds.get(feedId);
    if (!feed) return null;
    feed.looks += 1;
    return this.show(feed);
  }

  list({ feedTypes, since, limit }: { feedTypes: readonly string[]; since: string; limit: number }): SimFeed[] {
    return [...this.#feeds.values()]
      .filter(
        ({ feedType, createdTime }) => feedTypes.includes(feedType) && Date.parse(createdTime) >= Date.parse(since),
      )
      .toReversed()
      .slice(0, limit);
  }

  show({ looks, resultFeedDocumentId, ...feed }: SimFeed): Record<string, unknown> {
    const age = this.#options.now().getTime() - Date.parse(feed.createdTime);
    if (looks < this.looksUntilDone && age < this.workedOffMs) {
      return { ...feed, processingStatus: looks === 0 ? 'IN_QUEUE' : 'IN_PROGRESS' };
    }
    return { ...feed, processingStatus: 'DONE', resultFeedDocumentId };
  }

  #workThrough(xml: string): string {
    const messageId = inner(xml, 'MessageID') ?? '0';
    const problem = xml.includes('<OrderAdjustment>') ? this.#adjust(xml) : this.#acknowledge(xml);
    return report({ messageId, problem });
  }

  /** "Failure" cancels the order; Amazon names no reference, so the message's own id stands for it. */
  #acknowledge(xml: string): string | null {
    const { book, desk } = this.#options;
    const order = book.get(inner(xml, 'AmazonOrderID') ?? '');
    if (!order) return 'The AmazonOrderID does not exist.';
    if (inner(xml, 'StatusCode') !== 'Failure') return null;
    const done = desk.cancel(order.id, {
      reference: inner(xml, 'MessageID'),
      by: 'merchant',
      reason: inner(xml, 'CancelReason'),
      items: openItems(order),
    });
    return done.kind === 'refused' ? done.refusal.message : null;
  }

  #adjust(xml: string): string | null {
    const { book, desk } = this.#options;
    const order = book.get(inner(xml, 'AmazonOrderID') ?? '');
    if (!order) return 'The AmazonOrderID does not exist.';
    const codes = [...xml.matchAll(/<AmazonOrderItemCode>([^<]*)</g)].map(([, code]) => code ?? '');
    const unknown = codes.find((code) => !order.lines.some(({ id }) => id === code));
    if (unknown !== undefined) return `The AmazonOrderItemCode ${unknown} is not part of this order.`;
    const amounts = [...xml.matchAll(/<Amount currency="([A-Z]{3})">([\d.]+)</g)];
    if (amounts.some(([, currency]) => currency !== order.details.currency)) return 'The currency is not the order’s.';
    const done = desk.refund(order.id, {
      reference: inner(xml, 'MerchantAdjustmentItemID'),
      amount: addAmounts(...amounts.map(([, , amount]) => amount ?? '0')),
      shippingAmount: null,
      reason: inner(xml, 'AdjustmentReason'),
      movesMoney: true,
      items: codes.map((lineId) => ({ lineId, quantity: 1 })),
    });
    return done.kind === 'refused' ? done.refusal.message : null;
  }
}

/** Errors are named; what went well is only counted. */
const report = ({ messageId, problem }: { messageId: string; problem: string | null }): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<AmazonEnvelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="amzn-envelope.xsd">
  <Header><DocumentVersion>1.02</DocumentVersion><MerchantIdentifier>A2SIMULATED</MerchantIdentifier></Header>
  <MessageType>ProcessingReport</MessageType>
  <Message>
    <MessageID>1</MessageID>
    <ProcessingReport>
      <StatusCode>Complete</StatusCode>
      <ProcessingSummary>
        <MessagesProcessed>1</MessagesProcessed>
        <MessagesSuccessful>${problem === null ? 1 : 0}</MessagesSuccessful>
        <MessagesWithError>${problem === null ? 0 : 1}</MessagesWithError>
        <MessagesWithWarning>0</MessagesWithWarning>
      </ProcessingSummary>${
        problem === null
          ? ''
          : `
      <Result>
        <MessageID>${messageId}</MessageID>
        <ResultCode>Error</ResultCode>
        <ResultMessageCode>18028</ResultMessageCode>
        <ResultDescription>${problem}</ResultDescription>
      </Result>`
      }
    </ProcessingReport>
  </Message>
</AmazonEnvelope>`;

const inner = (xml: string, name: string): string | null =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? null;
