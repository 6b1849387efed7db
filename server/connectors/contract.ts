import type { z } from 'zod';
import type { Capability, Operation } from '../../nodes/capability';
import type { OrderNews } from '../../nodes/order/event';
import type { Order } from '../../nodes/order/order';
import type { Lifecycle } from '../../nodes/order/stage';
import type { Result } from '../../nodes/problem';
import { capabilitiesOf } from './capabilities-of';
import type { CodeLists, CodeRules } from './codes';
import type { ConnectField } from './connect-field';
import type { TokenKeeper } from './held-tokens';
import type { ReturnedMessage, Senders, SendMail } from './send-message';

/** Network as a value: production passes the guarded client (server/http), tests a real one to a simulator. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Total time for this request; 20 s when absent. */
  readonly timeoutMs?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  text(): string;
  /** @throws HttpFailure of kind `unreadable` when it is not JSON. */
  json(): unknown;
}

/**
 * The request has no usable answer. `sent` false: it surely never reached the channel, so trying again is safe.
 * `sent` true: nobody knows; a write must be looked up before anything is sent again.
 */
export class HttpFailure extends Error {
  readonly kind: 'refused' | 'timeout' | 'reset' | 'tooLarge' | 'unreadable' | 'blocked';
  readonly sent: boolean;
  constructor(message: string, { kind, sent, cause }: { kind: HttpFailure['kind']; sent: boolean; cause?: unknown }) {
    super(message, { cause });
    this.name = 'HttpFailure';
    this.kind = kind;
    this.sent = sent;
  }
}

/** One message or polled record as it lies in the inbox. */
export interface Message {
  /** The channel's word for what this is, e.g. "orders/create"; "poll" for a polled record. */
  readonly topic: string;
  /** Names in lower case; only those the connector named in `webhook.keepHeaders`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON of the body; text when it is not JSON. */
  readonly body: unknown;
}

/** What a message says. `refetch` names orders whose message is only a hint: the engine reads them whole and comes back. */
export interface Reading {
  readonly news: readonly OrderNews[];
  readonly refetch?: readonly string[];
  /** Messages we sent that did not arrive after all. */
  readonly returned?: readonly ReturnedMessage[];
}

/** A record to store in the inbox. Same content, same `dedupeKey`: repeats from overlapping windows fall away. */
export interface InboxRecord {
  readonly orderId: string;
  readonly dedupeKey: string;
  readonly body: unknown;
}

export interface Page {
  readonly records: readonly InboxRecord[];
  /** JSON we keep for the next call, opaque to the engine; stored in the same transaction as the records. */
  readonly cursor: unknown;
  /** True when another page is waiting now. */
  readonly more: boolean;
  /** How many records the channel says match, if it says so; for progress. */
  readonly total?: number;
}

/** What every call to a channel is given. */
export interface Call<Credentials, Settings> {
  readonly http: Http;
  readonly connectionId: string;
  readonly credentials: Credentials;
  readonly settings: Settings;
  readonly now: Date;
  /** Absent while a connection is only tried out. */
  readonly tokens?: TokenKeeper;
  /** Absent: no mail server is set up. */
  readonly mail?: SendMail;
}

/** What a destination is asked to do. Same `reference`, same effect: a second call must find the first one's work. */
export interface WriteRequest {
  readonly operation: Operation;
  /** Deterministic, 26 characters or fewer, safe in any text field. */
  readonly reference: string;
  /** The order as the flow decided it, all facts inside. */
  readonly order: Order;
  /** Id of the shipment, cancellation, return, refund or document in the order's lists. */
  readonly factId?: string;
  /** Which id the order has at this destination: its own number if it came from there, else what creating it returned. */
  readonly link?: RemoteLink;
  /** Our SKU → the destination's, for SKUs a person has mapped. */
  readonly skuMap: Readonly<Record<string, string>>;
  /** SKUs (ours) to be written as lines without a product; only where the writer says it takes such lines. */
  readonly customSkus?: readonly string[];
  /** What carriers and reasons are called there, as people have said. */
  readonly codes?: CodeRules;
}

export interface RemoteLink {
  readonly remoteId: string;
  readonly number?: string;
  readonly url?: string;
  /** Canonical line id → the destination's line id. */
  readonly lineIds?: Readonly<Record<string, string>>;
}

/** What came of it. For `order`: the new order's link. For the rest: the id the fact has there, when it has one. */
export interface WriteOutcome {
  readonly link?: RemoteLink;
  readonly factRemoteId?: string;
  /** Said on the timeline, e.g. "Two lines were merged". */
  readonly note?: string;
}

export interface Writer<Credentials, Settings> {
  /** May be called again after any failure; must look for its own earlier work by `reference` where the channel lets it. */
  write(call: Call<Credentials, Settings>, request: WriteRequest): Promise<Result<WriteOutcome>>;
  /**
   * Looks for the effect of an earlier call whose answer was lost. Null: surely not there.
   * Absent: this channel cannot tell, so an unknown outcome is parked for a person.
   */
  find?(call: Call<Credentials, Settings>, request: WriteRequest): Promise<Result<WriteOutcome | null>>;
  /** True when the channel itself refuses a second call with the same reference; then trying again is safe without `find`. */
  readonly idempotent?: boolean;
  /** False: refused before sending unless it concerns every open unit of the order. Default true. */
  readonly partial?: boolean;
  readonly formats?: readonly string[];
  readonly note?: string;
  /** For `order`: a line may stand without a product of the destination, in its own words. */
  readonly customLines?: CustomLines;
}

export interface CustomLines {
  /** What stands there then, for whoever chooses it. */
  readonly note: string;
  /** It is no line there but an amount beside the lines: what happens to it later is not told. */
  readonly standsBeside?: true;
}

export interface ConnectorSpec<Credentials extends z.ZodObject, Settings extends z.ZodObject> {
  readonly id: string;
  readonly name: string;
  /** One sentence for the list of channels. */
  readonly summary: string;
  readonly kind: 'marketplace' | 'shop' | 'any';
  /** Secrets, encrypted and never shown again. Also the connect form. */
  readonly credentials: Credentials;
  /** Not secret: addresses, field mappings, choices. */
  readonly settings: Settings;
  readonly fields: Readonly<Record<string, ConnectField>>;
  /** Where to find the credentials, Markdown, a few lines. */
  readonly connectHelp: string;
  /** What `read` and polling can tell us. */
  readonly tells: readonly { readonly operation: Operation; readonly partial?: boolean; readonly note?: string }[];

  /** What it calls carriers and reasons. A kind it does not name is never told there. */
  readonly codes?: CodeLists<Call<z.infer<Credentials>, z.infer<Settings>>>;

  /**
   * What is legal when for the channel's own orders. The engine lets a write wait by it without asking the channel; the connector looks
   * at the channel's own state before it writes.
   */
  readonly lifecycle: Lifecycle;

  /** Pure: turns one message into news. Runs in `decide`, so that a mapping mended later can read old messages again. */
  read(message: Message, about: { connectionId: string; settings: z.infer<Settings> }): Result<Reading>;

  readonly webhook?: {
    /**
     * Has at hand what `verify` needs and the channel keeps, such as its public key; called before it, for each message. It must not
     * ask the channel each time: whoever knows the address can send messages.
     * @throws HttpFailure when the channel does not answer; the sender shall try again.
     */
    prepare?(input: {
      headers: Readonly<Record<string, string>>;
      credentials: z.infer<Credentials>;
      settings: z.infer<Settings>;
      http: Http;
      now: Date;
    }): Promise<void>;
    /** Checks the signature over the raw bytes, in constant time. */
    verify(input: {
      rawBody: Uint8Array;
      headers: Readonly<Record<string, string>>;
      credentials: z.infer<Credentials>;
      settings: z.infer<Settings>;
      now: Date;
    }): boolean;
    /** The header fields worth keeping beside the body. Never a secret one. */
    readonly keepHeaders: readonly string[];
    /** Names the delivery so that its repeats fall away, and the order it concerns. Sees only verified messages. */
    identify(message: Message, rawSha256: string): { topic: string; dedupeKey: string; orderId: string | null };
    /** Answers a channel's hand-shake (a ping, a challenge) without storing anything; null for an ordinary message. */
    greet?(input: {
      method: string;
      url: URL;
      /** This webhook's address as people gave it to the channel, without what the request adds to it. */
      address: string;
      headers: Readonly<Record<string, string>>;
      rawBody: Uint8Array;
      credentials: z.infer<Credentials>;
    }): { status: number; body: string } | null;
    /** Shown in the UI: where to paste our address and which events to choose. Markdown. */
    readonly setupHelp: string;
  };

  /** Reads what changed since the cursor (null: the last 24 hours), oldest change first, with its own overlap. */
  listOrders?(
    call: Call<z.infer<Credentials>, z.infer<Settings>> & { cursor: unknown; window?: { from: Date; to: Date } },
  ): Promise<Result<Page>>;
  /** Reads one order whole, by its id or the number people see. Null: no such order. */
  getOrder?(
    call: Call<z.infer<Credentials>, z.infer<Settings>> & { idOrNumber: string },
  ): Promise<Result<InboxRecord | null>>;
  readonly writes: Readonly<Partial<Record<Operation, Writer<z.infer<Credentials>, z.infer<Settings>>>>>;
  /** Messages flows write themselves: web requests, emails. */
  readonly sends?: Senders<Call<z.infer<Credentials>, z.infer<Settings>>, z.infer<Settings>>;
  /** Proves that the credentials work and says whose account it is. */
  test(call: Call<z.infer<Credentials>, z.infer<Settings>>): Promise<Result<{ account: string }>>;

  /** How hard we may press, per connection. Defaults: requestsAtOnce, no rate. */
  readonly limits?: { readonly concurrency?: number; readonly perSecond?: number };
  /** Limits of the channel's own that whoever runs it can raise: what is limited, and where that is set. */
  readonly ownLimits?: readonly { readonly what: string; readonly where: string }[];
  /** How often polling is worth while; default 600. */
  readonly pollSeconds?: number;
  /** True when the connection may speak to loopback addresses (the demo's own channels only). */
  readonly loopback?: boolean;
}

/** As many requests are under way at the same time where a connector says nothing. */
export const requestsAtOnce = 8;

/** A spec with its types sealed: callers hand over stored JSON, the connector checks it against its own schemas. */
export interface Connector extends ConnectorSpec<z.ZodObject, z.ZodObject> {
  readonly capabilities: readonly Capability[];
}

export function defineConnector<Credentials extends z.ZodObject, Settings extends z.ZodObject>(
  spec: ConnectorSpec<Credentials, Settings>,
): Connector {
  // Callers pass what the connector's own schemas parsed (server/connections), so the sealed types hold.
  return { ...(spec as unknown as ConnectorSpec<z.ZodObject, z.ZodObject>), capabilities: capabilitiesOf(spec) };
}
