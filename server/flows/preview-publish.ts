import { z } from 'zod';
import type { Effect } from '../../nodes/effect';
import { SkuMatch } from '../../nodes/order/sku-match';
import { wholeItems } from '../../nodes/order/whole-items';
import { readRules } from '../codemap/read-rules';
import { openSecrets } from '../connections/secrets';
import { StoredSettings } from '../connections/stored-connection';
import { type Call, type Http, HttpFailure, type RemoteLink } from '../connectors/contract';
import { findSkuMap } from '../db/queries/sku-map';
import type { Trx } from '../db/with-workspace';
import { type SkuMatches, soldAs, toMatches } from '../engine/sold-as';
import { recordExchange } from '../http/exchange';
import { inTheirWords } from '../jobs/in-their-words';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';

/** The first request as it would leave, secrets covered. */
export interface PreviewedRequest {
  readonly method: string;
  readonly url: string;
  /** Header lines, an empty line, the body. */
  readonly body: string;
}

interface Previewing {
  readonly trx: Trx;
  readonly world: World;
  readonly member: Member;
  /** Ours, when the order is a real one. */
  readonly orderId: string | null;
}

type Publish = Extract<Effect, { kind: 'publish' }>;
type Send = Extract<Effect, { kind: 'send' }>;
type Target = NonNullable<Awaited<ReturnType<typeof readTarget>>>;

/** Lets the connector begin, writes down its first request and sends nothing. Null when it would ask for nothing. */
export async function previewPublish(previewing: Previewing, effect: Publish): Promise<PreviewedRequest | null> {
  const { trx, member } = previewing;
  const target = await readTarget(previewing, effect.connectionId);
  const writer = target?.connector.writes[effect.operation];
  if (!target || !writer) return null;
  const link = await findLink(previewing, effect.connectionId);
  const matches = await readMatches(previewing, effect.connectionId);
  const sold = soldAs(wholeItems(effect.order), { matches, lineIds: link?.lineIds });
  const codes = await readRules(trx, { workspaceId: member.workspaceId, connectionId: effect.connectionId });
  const { name: destination, codes: lists } = target.connector;
  const told = inTheirWords(sold, { ...effect, rules: codes, lists, destination });
  const request = {
    operation: effect.operation,
    reference,
    order: told.ok ? told.value : sold,
    codes,
    skuMap: matches.plain,
    ...(effect.factId !== undefined && { factId: effect.factId }),
    ...(link && { link }),
  };
  return firstRequest({ target, previewing, effect }, (call) => writer.write(call, request));
}

/** The same for a request a flow writes itself. Null for emails: they are shown as they are. */
export async function previewSend(previewing: Previewing, effect: Send): Promise<PreviewedRequest | null> {
  const { message, order } = effect;
  if (message.kind !== 'call') return null;
  const target = await readTarget(previewing, effect.connectionId);
  const sender = target?.connector.sends?.call;
  if (!target || !sender) return null;
  return firstRequest({ target, previewing, effect }, (call) => sender.send(call, { reference, message, order }));
}

const reference = 'sl-preview';

interface Beginning {
  readonly target: Target;
  readonly previewing: Previewing;
  readonly effect: Publish | Send;
}

async function firstRequest(
  { target, previewing, effect }: Beginning,
  begin: (call: Call<Record<string, unknown>, Record<string, unknown>>) => Promise<unknown>,
): Promise<PreviewedRequest | null> {
  const { connectionId } = effect;
  const { credentials, settings } = target;
  const recorder = recordFirst(credentials);
  try {
    await begin({ http: recorder.http, connectionId, credentials, settings, now: previewing.world.now() });
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
  }
  return recorder.first();
}

/** A network that ends at the first request. */
function recordFirst(credentials: Readonly<Record<string, unknown>>): {
  http: Http;
  first: () => PreviewedRequest | null;
} {
  let seen: PreviewedRequest | null = null;
  const secrets = Object.values(credentials).filter((value) => typeof value === 'string' && value.length > 3);
  const http: Http = (request) => {
    if (!seen) {
      const {
        method,
        url,
        request: body,
      } = recordExchange({ request, started: 0, ended: 0, secrets: secrets.map(String) });
      seen = { method, url, body };
    }
    return Promise.reject(new HttpFailure('Only a preview: nothing was sent.', { kind: 'blocked', sent: false }));
  };
  return { http, first: () => seen };
}

async function readTarget({ trx, world, member }: Previewing, connectionId: string) {
  const row = await trx
    .selectFrom('connection')
    .innerJoin('workspace', 'workspace.id', 'connection.workspace_id')
    .select(['connection.id', 'connection.connector', 'connection.settings', 'connection.sealed'])
    .select('workspace.wrapped_key as wrappedKey')
    .where('connection.workspace_id', '=', member.workspaceId)
    .where('connection.id', '=', connectionId)
    .executeTakeFirst();
  const connector = world.connectors.get(row?.connector ?? '');
  if (!row || !connector) return null;
  const settings = connector.settings.safeParse(StoredSettings.parse(row.settings));
  const credentials = connector.credentials.safeParse(openSecrets(world, { member, row }));
  return settings.success && credentials.success
    ? { connector, settings: settings.data, credentials: credentials.data }
    : null;
}

async function findLink({ trx, member, orderId }: Previewing, connectionId: string): Promise<RemoteLink | null> {
  if (orderId === null) return null;
  const row = await trx
    .selectFrom('order_link')
    .select(['remote_id as remoteId', 'number', 'line_ids as lineIds'])
    .where('workspace_id', '=', member.workspaceId)
    .where('order_id', '=', orderId)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst();
  if (!row) return null;
  const lineIds = z.record(z.string(), z.string()).parse(row.lineIds);
  return { remoteId: row.remoteId, lineIds, ...(row.number !== null && { number: row.number }) };
}

async function readMatches({ trx, member }: Previewing, connectionId: string): Promise<SkuMatches> {
  const rows = await findSkuMap(trx, { workspaceId: member.workspaceId, connectionId }).execute();
  return toMatches(z.array(SkuMatch).parse(rows));
}
