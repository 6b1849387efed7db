import { operations } from '../../nodes/capability';
import { failed, type Problem } from '../../nodes/problem';
import type { CodeRules } from '../connectors/codes';
import { type Http, HttpFailure, type RemoteLink, type WriteRequest } from '../connectors/contract';
import type { SendMail } from '../connectors/send-message';
import type { ClaimedDelivery } from '../db/queries/deliveries';
import type { Attempted } from '../engine/ledger';
import type { SkuMatches } from '../engine/sold-as';
import type { UnknownSku } from '../engine/unknown-sku';
import { waitAtHome } from '../engine/wait-at-home';
import type { Exchange } from '../http/exchange';
import { leaveOut } from '../http/own-secrets';
import { createSendMail } from '../mail/send-mail';
import { loadAttachments } from './attachments-to-send';
import { crashPoint } from './crash-point';
import { type AnyCall, callWith, httpFor, type OpenConnection } from './open-connection';
import { withPaper } from './paper-to-send';
import { sendMessage } from './send-message';
import { type Sent, sendOnce } from './send-once';
import { toRequest } from './to-request';
import type { World } from './world';

export interface Tried {
  readonly attempted: Attempted;
  readonly link: RemoteLink | null;
  readonly exchanges: readonly Exchange[];
  /** The sealed credentials it was tried with; null where it was not tried. */
  readonly triedWith: string | null;
}

interface Trying {
  readonly world: World;
  readonly connection: OpenConnection;
  readonly matches: SkuMatches;
  readonly unknownSku: UnknownSku;
  readonly codes: CodeRules;
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
  const triedWith = trying.connection.sealed;
  const { http, mail, hasChangedSomething } = watch(openHttp(trying, exchanges), mailOf(trying));
  try {
    const { world, connection } = trying;
    const call = callWith(world, { connection, http, ...(mail && { mail }) });
    const load = (wanted: Pick<Parameters<typeof loadAttachments>[1], 'named' | 'number'>) =>
      loadAttachments(world, { workspaceId: connection.workspaceId, ...wanted });
    const result =
      delivery.message === null
        ? await writeOne(delivery, { trying, call })
        : await sendMessage(delivery, { connector: connection.connector, call, load });
    crashPoint('deliver.afterHttp');
    return { ...toTried(result, connection.secrets), exchanges, triedWith };
  } catch (error) {
    return { attempted: toSilence(error, { trying, delivery, hasChangedSomething }), link: null, exchanges, triedWith };
  }
}

/** An order, or what happened to it, in the destination's own form. */
async function writeOne(delivery: ClaimedDelivery, { trying, call }: { trying: Trying; call: AnyCall }): Promise<Sent> {
  const { world, connection, unknownSku } = trying;
  const wanted = toRequest(delivery, trying);
  const awaited = waitFor(wanted, { trying, attempt: delivery.attempt });
  if (awaited) return failed(awaited);
  const request = await withPaper(world, { workspaceId: connection.workspaceId, request: wanted });
  const writer = connection.connector.writes[request.operation];
  const sending = { delivery, request, call, unknownSku, destination: connection.connector };
  return writer ? await sendOnce(writer, sending) : cannotTake(trying, request);
}

const mailOf = ({ world: { mailer } }: Trying): SendMail | null => (mailer ? createSendMail(mailer) : null);

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
function watch(
  http: Http,
  mail: SendMail | null,
): { readonly http: Http; readonly mail: SendMail | null; readonly hasChangedSomething: () => boolean } {
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
    mail:
      mail &&
      (async (letter) => {
        try {
          return await mail(letter);
        } catch (error) {
          changed ||= error instanceof HttpFailure && error.sent;
          throw error;
        }
      }),
    hasChangedSomething: () => changed,
  };
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

/** Some channels quote what they were sent also where they say no in an answer that went well. */
function toTried(sent: Sent, secrets: readonly string[]): Omit<Tried, 'exchanges' | 'triedWith'> {
  if (sent === 'cannotTell') return { attempted: { kind: 'cannotTell' }, link: null };
  if (sent === 'tooEarly') return { attempted: { kind: 'tooEarly' }, link: null };
  if (!sent.ok) {
    const { message, ...problem } = sent.problems[0] ?? noReason;
    return { attempted: { kind: 'refused', problem: { ...problem, message: leaveOut(message, secrets) } }, link: null };
  }
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
