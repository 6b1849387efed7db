import { z } from 'zod';
import { Operation, operations } from '../../nodes/capability';
import type { Order } from '../../nodes/order/order';
import { failed, type Problem, type Result } from '../../nodes/problem';
import {
  type Http,
  HttpFailure,
  type RemoteLink,
  type WriteOutcome,
  type WriteRequest,
  type Writer,
} from '../connectors/contract';
import type { ClaimedDelivery } from '../db/queries/deliveries';
import type { Attempted } from '../engine/ledger';
import { Overlay, withOverlay } from '../engine/overlay';
import { waitAtHome } from '../engine/wait-at-home';
import type { Exchange } from '../http/exchange';
import { crashPoint } from './crash-point';
import { type AnyCall, callWith, httpFor, type OpenConnection } from './open-connection';
import { withPaper } from './paper-to-send';
import type { World } from './world';

export interface Tried {
  readonly attempted: Attempted;
  readonly link: RemoteLink | null;
  readonly exchanges: readonly Exchange[];
}

interface Trying {
  readonly world: World;
  readonly connection: OpenConnection;
  readonly skuMap: Readonly<Record<string, string>>;
  /** Ends the attempt: after this nobody may send for it any more. */
  readonly signal: AbortSignal;
  /** The same as a moment, by Date.now(): a process that slept hears no signal. */
  readonly deadline: number;
}

/**
 * One attempt at one delivery: look first where an earlier attempt may have arrived, then send. Whatever happens comes back as a value;
 * nothing here knows of flows or of the ledger.
 */
export async function deliverOne(delivery: ClaimedDelivery, trying: Trying): Promise<Tried> {
  const exchanges: Exchange[] = [];
  const { http, hasChangedSomething } = watch(openHttp(trying, exchanges));
  try {
    const { world, connection } = trying;
    const wanted = toRequest(delivery, trying);
    const awaited = waitFor(wanted, { trying, attempt: delivery.attempt });
    if (awaited) return { ...toTried(failed(awaited)), exchanges };
    const request = await withPaper(world, { workspaceId: connection.workspaceId, request: wanted });
    const writer = trying.connection.connector.writes[request.operation];
    const result = writer
      ? await attempt(writer, {
          delivery,
          request,
          call: callWith(world, { connection, http }),
        })
      : cannotTake(trying, request);
    crashPoint('deliver.afterHttp');
    return { ...toTried(result), exchanges };
  } catch (error) {
    return { attempted: toSilence(error, { trying, delivery, hasChangedSomething }), link: null, exchanges };
  }
}

const waitFor = (
  { order, operation }: WriteRequest,
  { trying: { connection, world }, attempt }: { trying: Trying; attempt: number },
): Problem | null =>
  waitAtHome({
    order,
    operation,
    connectionId: connection.id,
    lifecycle: connection.connector.lifecycle,
    attempt,
    now: world.now(),
  });

function openHttp({ world, connection, signal, deadline }: Trying, exchanges: Exchange[]): Http {
  const record = (exchange: Exchange) => {
    exchanges.push(exchange);
    if (exchanges.length > mostExchanges) exchanges.splice(1, 1); // the first and the last ones tell the story
  };
  return httpFor(world, { connection, signal, deadline, record });
}

const mostExchanges = 6;

/** Notes whether anything but a question has gone out: after that, a failure of a later call leaves something behind. */
function watch(http: Http): { readonly http: Http; readonly hasChangedSomething: () => boolean } {
  let changed = false;
  return {
    http: async (request) => {
      const isQuestion = request.method === 'GET';
      try {
        const response = await http(request);
        changed ||= !isQuestion;
        return response;
      } catch (error) {
        changed ||= !isQuestion && error instanceof HttpFailure && error.sent;
        throw error;
      }
    },
    hasChangedSomething: () => changed,
  };
}

const LineIds = z.record(z.string(), z.string()).catch({});

function toRequest(delivery: ClaimedDelivery, { connection, skuMap }: Trying): WriteRequest {
  const order = withOverlay(delivery.order as Order, Overlay.parse(delivery.overlay));
  const link = linkOf(delivery, { order, connectionId: connection.id });
  const { factId } = delivery;
  return {
    operation: Operation.parse(delivery.operation),
    reference: delivery.reference,
    order,
    ...(factId !== null && { factId }),
    ...(link && { link }),
    skuMap,
  };
}

/** Its own number where it was born; elsewhere what creating it there returned. */
function linkOf(
  delivery: ClaimedDelivery,
  { order, connectionId }: { order: Order; connectionId: string },
): RemoteLink | null {
  const { remoteId, number, url } = delivery;
  if (remoteId === null) {
    const { source } = order;
    return source.connectionId === connectionId ? { remoteId: source.orderId, number: source.number } : null;
  }
  return {
    remoteId,
    ...(number !== null && { number }),
    ...(url !== null && { url }),
    lineIds: LineIds.parse(delivery.lineIds),
  };
}

interface Sending {
  readonly delivery: ClaimedDelivery;
  readonly request: WriteRequest;
  readonly call: AnyCall;
}

type Sent = Result<WriteOutcome> | 'cannotTell' | 'tooEarly';

/** How long a destination may still be at work on a request whose answer was lost. Not found after this, it is sent again. */
const settlingMs = 15_000;

type AnyWriter = Writer<Record<string, unknown>, Record<string, unknown>>;

async function attempt(writer: AnyWriter, sending: Sending): Promise<Sent> {
  const known = sending.delivery.wasUnknown ? await lookFirst(writer, sending) : null;
  return known ?? (await writer.write(sending.call, sending.request));
}

/** Null: surely not there, or sending it again does no harm. */
async function lookFirst(writer: AnyWriter, { delivery, request, call }: Sending): Promise<Sent | null> {
  if (!writer.find) return writer.idempotent ? null : 'cannotTell';
  const found = await writer.find(call, request);
  if (!found.ok) return found;
  if (found.value) return { ok: true, value: found.value };
  return delivery.unsureMs < settlingMs ? 'tooEarly' : null;
}

const cannotTake = ({ connection }: Trying, { operation }: WriteRequest): Sent => ({
  ok: false,
  problems: [
    {
      code: 'delivery.unsupported',
      message: `We cannot ${operations[operation].verb} at ${connection.name}.`,
      retry: 'never',
    },
  ],
});

function toTried(sent: Sent): Omit<Tried, 'exchanges'> {
  if (sent === 'cannotTell') return { attempted: { kind: 'cannotTell' }, link: null };
  if (sent === 'tooEarly') return { attempted: { kind: 'tooEarly' }, link: null };
  if (!sent.ok) return { attempted: { kind: 'refused', problem: sent.problems[0] ?? noReason }, link: null };
  const { link = null, factRemoteId, note = null } = sent.value;
  return { attempted: { kind: 'delivered', remoteId: factRemoteId ?? link?.remoteId ?? null, note }, link };
}

const noReason: Problem = {
  code: 'destination.refused',
  message: 'The destination refused this without saying why.',
  retry: 'never',
};

interface Failing {
  readonly trying: Trying;
  readonly delivery: ClaimedDelivery;
  readonly hasChangedSomething: () => boolean;
}

/** Anything but a network failure is a bug of ours: logged with its cause, and a person decides. */
function toSilence(error: unknown, { trying, delivery, hasChangedSomething }: Failing): Attempted {
  const { world, connection } = trying;
  if (error instanceof HttpFailure) {
    if (error.kind === 'blocked') return { kind: 'refused', problem: blocked(error.message) };
    return { kind: 'noAnswer', message: `${connection.name}: ${error.message}`, mayHaveArrived: hasChangedSomething() };
  }
  world.log.error({ err: error, connectionId: connection.id, deliveryId: delivery.id }, 'A delivery failed by a bug');
  return { kind: 'bug' };
}

const blocked = (message: string): Problem => ({
  code: 'connection.addressRefused',
  message,
  advice: 'Correct the address in the account’s settings.',
  retry: 'never',
});
