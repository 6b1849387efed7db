import { HttpFailure } from '../connectors/contract';
import * as queries from '../db/queries/webhooks';
import { withWorkspace } from '../db/with-workspace';
import { afterPost, giveUpDays } from '../webhooks/after-post';
import { openSecrets } from '../webhooks/endpoint-secrets';
import { signedHeaders } from '../webhooks/sign-message';
import type { WebhookJob } from './queues';
import { ringWebhooks } from './ring';
import type { World } from './world';

const longestTurnMs = 15_000;
const atOnce = 8;
const timeoutMs = 15_000;

/** Answers "this endpoint has messages due": posts them, a few at a time, until there are none. */
export async function postMessages(
  world: World,
  { job, signal }: { job: WebhookJob; signal: AbortSignal },
): Promise<void> {
  const started = Date.now();
  while (!signal.aborted) {
    const claimed = await claim(world, job);
    if (!claimed) return;
    await Promise.all(claimed.messages.map((message) => postOne(world, { ...claimed, job, signal, message })));
    if (Date.now() - started > longestTurnMs) break;
  }
  await withWorkspace(world.db, job.workspaceId, (trx) => ringWebhooks(trx, [job]));
}

interface Claimed {
  readonly url: string;
  readonly secrets: readonly string[];
  readonly messages: readonly queries.ClaimedMessage[];
}

async function claim(world: World, job: WebhookJob): Promise<Claimed | null> {
  const now = world.now();
  const found = await withWorkspace(world.db, job.workspaceId, async (trx) => {
    const { rows } = await queries.claimMessages({ ...job, now, limit: atOnce }).execute(trx);
    return rows.length === 0
      ? null
      : { messages: rows, endpoint: await queries.findSecrets(trx, job).executeTakeFirstOrThrow() };
  });
  if (!found) return null;
  const seals = await world.seals({ workspaceId: job.workspaceId, id: job.endpointId });
  const { endpoint, messages } = found;
  return { url: endpoint.url, secrets: openSecrets(seals, { ...endpoint, now }), messages };
}

interface Posting extends Omit<Claimed, 'messages'> {
  readonly job: WebhookJob;
  readonly signal: AbortSignal;
  readonly message: queries.ClaimedMessage;
}

interface Answered {
  readonly status: number | null;
  readonly retryAfter: string | null;
  readonly problem: string | null;
}

async function postOne(world: World, posting: Posting): Promise<void> {
  const { job, message, signal } = posting;
  const started = Date.now();
  const answer = await post(world, posting);
  if (signal.aborted && answer.status === null) return; // the worker stops: somebody else tries when the claim is over
  const now = world.now();
  const after = afterPost({ ...answer, attempt: message.attempt, now, random: Math.random() });
  const { isGone, restUntil, ...outcome } = after;
  await withWorkspace(world.db, job.workspaceId, async (trx) => {
    const ms = Date.now() - started;
    const { status, problem } = answer;
    const { workspaceId } = job;
    await queries
      .notePosted(trx, { workspaceId, messageId: message.id, ...outcome, status, problem, ms, now })
      .execute();
    const isWell = after.state === 'delivered';
    await queries.noteEndpoint({ ...job, now, isWell, restUntil, isGone, giveUpDays }).execute(trx);
  });
}

async function post(world: World, { url, secrets, message, signal }: Posting): Promise<Answered> {
  const { eventId, body } = message;
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Sluice',
    ...signedHeaders({ id: eventId, body, secrets, now: world.now() }),
  };
  try {
    const { status, headers: said } = await world.http({ signal })({ method: 'POST', url, headers, body, timeoutMs });
    return { status, retryAfter: said['retry-after'] ?? null, problem: problemWith(status) };
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return { status: null, retryAfter: null, problem: error.message.replace('The channel', 'The endpoint') };
  }
}

function problemWith(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `It answered ${status}, and redirects are not followed.`;
  if (status === 410) return 'It answered 410: it is gone.';
  return `It answered ${status}.`;
}
