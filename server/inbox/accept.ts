import { createHash } from 'node:crypto';
import { failed, ok, type Result } from '../../nodes/problem';
import type { Message } from '../connectors/contract';
import { GroupCommit } from '../db/group-commit';
import { touchReceived } from '../db/queries/connections';
import type { NewEntry } from '../db/queries/inbox';
import { withWorkspace } from '../db/with-workspace';
import { crashPoint } from '../jobs/crash-point';
import { ringDecide } from '../jobs/ring';
import type { World } from '../jobs/world';
import type { Log } from '../log';
import { createHookLookup, type HookConnection } from './hook-connection';
import { readBody } from './message-body';
import { storeEntries } from './store-entries';
import { boundedId, boundedKey } from './to-entry';

export interface HookRequest {
  readonly method: string;
  readonly url: URL;
  /** The last part of the address. */
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: Uint8Array;
}

export interface HookAnswer {
  readonly status: number;
  readonly body: string;
  readonly retryAfterSeconds?: number;
}

export interface Accept {
  (request: HookRequest): Promise<HookAnswer>;
  /** Resolves when everything taken is written. */
  settled(): Promise<void>;
}

/**
 * The way in for webhooks: verify, store, and only after the commit say 202. Messages that arrive together share a commit.
 * Whatever is answered with 2xx is stored; whatever is not, the sender will send again.
 */
export function createAccept(world: World): Accept {
  const findHook = createHookLookup(world);
  const rings = new GroupCommit<string, true>((ids) => ringAgain(world, ids), { largest: 200 });
  const store = new GroupCommit<NewEntry, boolean>((entries) => storeGroup(world, { entries, rings }), {
    largest: 100,
  });
  const accept = async (request: HookRequest): Promise<HookAnswer> => {
    const hook = await findHook(request.token);
    if (!hook) return refused;
    return greeting(hook, { request, world }) ?? (await take(hook, { request, store, world }));
  };
  const settled = async () => {
    await store.settled();
    await rings.settled();
  };
  return Object.assign(accept, { settled });
}

/** The same for an address nobody has and for a signature that does not fit. */
const refused: HookAnswer = { status: 401, body: answer({ error: 'The signature does not match.' }) };

function greeting(
  { webhook, credentials }: HookConnection,
  { request, world }: Pick<Taking, 'request' | 'world'>,
): HookAnswer | null {
  const { method, url, headers, rawBody } = request;
  const address = `${world.publicUrl}/api/hooks/${request.token}`;
  return webhook.greet?.({ method, url, address, headers, rawBody, credentials }) ?? null;
}

interface Taking {
  readonly request: HookRequest;
  readonly store: GroupCommit<NewEntry, boolean>;
  readonly world: World;
}

async function take(hook: HookConnection, { request, store, world }: Taking): Promise<HookAnswer> {
  const { webhook, credentials, settings } = hook;
  const now = world.now();
  const { headers, rawBody } = request;
  if (request.method !== 'POST') return { status: 405, body: answer({ error: 'Send messages with POST.' }) };
  await webhook.prepare?.({ headers, credentials, settings, http: world.http({ loopback: hook.mayLoopBack }), now });
  if (!webhook.verify({ rawBody, headers, credentials, settings, now })) return refused;
  const entry = toEntry(hook, { request, log: world.log });
  const isNew = await store.add(entry);
  if (!entry.problem) return { status: 202, body: answer({ accepted: true, duplicate: !isNew }) };
  return { status: 400, body: answer({ error: entry.problem.message }) };
}

/** A message that cannot be read is stored all the same, so that a person can see what came. */
function toEntry(hook: HookConnection, { request, log }: { request: HookRequest; log: Log }): NewEntry {
  const contentHash = createHash('sha256').update(request.rawBody).digest('hex');
  const headers = kept(request.headers, hook.webhook.keepHeaders);
  const body = readBody(request.rawBody, headers['content-type']);
  const name = body.ok ? identify(hook, { message: { topic: '', headers, body: body.value }, contentHash, log }) : body;
  const common = { workspaceId: hook.workspaceId, connectionId: hook.connectionId, arrivedBy: 'webhook' } as const;
  const stored = { ...common, contentHash, headers, body: request.rawBody };
  if (!name.ok) {
    const problem = name.problems[0] ?? null;
    return { ...stored, dedupeKey: contentHash, topic: 'unreadable', externalOrderId: null, problem };
  }
  const { topic, dedupeKey, orderId } = name.value;
  const bounded = { dedupeKey: boundedKey(dedupeKey), externalOrderId: boundedId(orderId) };
  return { ...stored, ...bounded, topic, problem: null };
}

type Named = ReturnType<HookConnection['webhook']['identify']>;

interface Naming {
  readonly message: Message;
  readonly contentHash: string;
  readonly log: Log;
}

/** A connector that cannot make out a signed message is our bug: the message is kept, and sending it again would change nothing. */
function identify({ webhook, connectionId }: HookConnection, { message, contentHash, log }: Naming): Result<Named> {
  try {
    return ok(webhook.identify(message, contentHash));
  } catch (error) {
    log.error({ err: error, connectionId }, 'A connector could not identify a signed message');
    return failed({ code: 'inbox.unreadable', message: 'The message does not look as expected.', retry: 'never' });
  }
}

const kept = (headers: HookRequest['headers'], names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    ['content-type', ...names].flatMap((name) => {
      const value = headers[name.toLowerCase()];
      return value === undefined ? [] : [[name.toLowerCase(), value]];
    }),
  );

interface Group {
  readonly entries: readonly NewEntry[];
  readonly rings: GroupCommit<string, true>;
}

async function storeGroup(world: World, { entries, rings }: Group): Promise<readonly boolean[]> {
  const workspaces = [...new Set(entries.map(({ workspaceId }) => workspaceId))];
  const stored = await withWorkspace(world.db, workspaces, async (trx) => {
    const outcome = await storeEntries(trx, entries);
    await touchReceived(trx, [...new Set(entries.map(({ connectionId }) => connectionId))]).execute();
    crashPoint('accept.beforeCommit');
    return outcome;
  });
  crashPoint('accept.afterCommit');
  for (const workspaceId of stored.ringAgain) {
    rings.add(workspaceId).catch((error: unknown) => world.log.warn({ err: error }, 'A bell waits for the sweeper'));
  }
  return stored.isNew;
}

/** A bell only: what it is about is committed already, and the sweeper finds it should this ring be lost. */
async function ringAgain({ db }: World, workspaceIds: readonly string[]): Promise<readonly true[]> {
  await withWorkspace(db, workspaceIds, (trx) => ringDecide(trx, workspaceIds));
  return workspaceIds.map(() => true);
}

function answer(value: object): string {
  return JSON.stringify(value);
}
