import { setTimeout as pause } from 'node:timers/promises';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome } from '../contract';
import type { AmazonCall } from './account';
import { type FeedDocument, feedXml, messageIdOf } from './feed-documents';
import { type Feed, type FeedType, listFeeds, readFeed, readFeedReport, submitFeed } from './feeds';

/** A write Amazon takes by file and answers minutes later. */
export interface FeedWork {
  readonly feedType: FeedType;
  readonly reference: string;
  readonly marketplaceId: string;
  readonly document: Omit<FeedDocument, 'sellerId' | 'messageId'>;
  /** Nothing of ours was handed in before this moment. */
  readonly since: string;
  /** Done twice it is done once, so in doubt it is handed in again. */
  readonly isRepeatable: boolean;
}

/** What is known of earlier work. `unclear`: files went well that may have been ours or not. */
type Earlier =
  | { readonly kind: 'none' }
  | { readonly kind: 'ours'; readonly feed: Feed }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unclear'; readonly at: string };

const mostRemembered = 5_000;

/**
 * Which feed carries which reference, as far as this process has handed them in. A list of feeds does not tell what was in them, so
 * without this memory (after a restart) only their reports can be asked.
 */
const feedIds = new Map<string, string>();
const keyOf = ({ connectionId }: AmazonCall, reference: string) => `${connectionId}\n${reference}`;

function remember(call: AmazonCall, { reference, feedId }: { reference: string; feedId: string }): void {
  const oldest = feedIds.size >= mostRemembered ? feedIds.keys().next().value : undefined;
  if (oldest !== undefined) feedIds.delete(oldest);
  feedIds.set(keyOf(call, reference), feedId);
}

/** Feed ids are a seller's own: two connections may have the same. */
const rememberedFor = ({ connectionId }: AmazonCall): ReadonlySet<string> =>
  new Set([...feedIds].filter(([key]) => key.startsWith(`${connectionId}\n`)).map(([, feedId]) => feedId));

/** When this process began to hand work in. A file made at that very time that nobody else made is ours, should the answer be lost. */
const begun = new Map<string, number>();

/** Work a person was asked about. It comes back only when they have looked and decided to send it. */
const decided = new Set<string>();

/** As after a restart; for tests. */
export function forgetFeeds(): void {
  feedIds.clear();
  begun.clear();
  decided.clear();
}

/** Pauses between looks at a feed, within the time one attempt has. Amazon usually takes minutes: then it is looked at again later. */
export const usualPausesMs: readonly number[] = [500, 1_500, 3_000, 5_000];

/**
 * Hands the work in, unless it was before, and waits a little for the report. A feed under way is `channel.asyncPending`: the next
 * attempt finds it and does not send another.
 */
export async function sendFeed(
  call: AmazonCall,
  { work, pausesMs }: { work: FeedWork; pausesMs: readonly number[] },
): Promise<Result<WriteOutcome>> {
  const earlier = await findFeed(call, work);
  if (!earlier.ok) return earlier;
  if (earlier.value.kind === 'waiting') return failed(asyncPending(call));
  if (earlier.value.kind === 'unclear') return askPerson(call, { work, at: earlier.value.at });
  if (earlier.value.kind === 'ours') return follow(call, { work, feedId: earlier.value.feed.feedId, pausesMs });

  const { feedType, reference, marketplaceId, document } = work;
  const { sellerId } = call.settings;
  const xml = feedXml({ ...document, sellerId, messageId: messageIdOf(reference) });
  if (begun.size >= mostRemembered) begun.clear();
  begun.set(keyOf(call, reference), call.now.getTime());
  const submitted = await submitFeed(call, { feedType, marketplaceId, xml });
  if (!submitted.ok) return submitted;
  remember(call, { reference, feedId: submitted.value });
  return follow(call, { work, feedId: submitted.value, pausesMs });
}

/** For an answer that was lost. Null: surely not handed in. */
export async function findSentFeed(call: AmazonCall, work: FeedWork): Promise<Result<WriteOutcome | null>> {
  const earlier = await findFeed(call, work);
  if (!earlier.ok) return earlier;
  if (earlier.value.kind === 'waiting') return failed(asyncPending(call));
  if (earlier.value.kind === 'unclear') return askPerson(call, { work, at: earlier.value.at });
  if (earlier.value.kind === 'none') return ok(null);
  return outcomeOf(call, { work, feed: earlier.value.feed });
}

async function follow(
  call: AmazonCall,
  { work, feedId, pausesMs }: { work: FeedWork; feedId: string; pausesMs: readonly number[] },
): Promise<Result<WriteOutcome>> {
  for (const ms of pausesMs) {
    await pause(ms);
    const feed = await readFeed(call, feedId);
    if (!feed.ok) return feed;
    if (isEnded(feed.value)) return outcomeOf(call, { work, feed: feed.value });
  }
  return failed(asyncPending(call));
}

const isEnded = ({ processingStatus }: Feed) => ['DONE', 'FATAL', 'CANCELLED'].includes(processingStatus);

async function outcomeOf(
  call: AmazonCall,
  { work, feed }: { work: FeedWork; feed: Feed },
): Promise<Result<WriteOutcome>> {
  if (!isEnded(feed)) return failed(asyncPending(call));
  if (feed.processingStatus === 'CANCELLED') return failed(feedCancelled);
  const report = await readFeedReport(call, feed);
  if (!report.ok) return report;
  const own = report.value?.results.filter(({ messageId }) => messageId === messageIdOf(work.reference)) ?? [];
  const errors = (own.length > 0 ? own : (report.value?.results ?? [])).filter(({ isError }) => isError);
  if (errors.length > 0) return failed(...errors.map(({ description }) => refused(description)));
  if (feed.processingStatus === 'FATAL' || (report.value?.withError ?? 0) > 0)
    return failed(refused('the file as a whole'));
  return ok({ factRemoteId: feed.feedId });
}

/**
 * By memory; else by the feeds handed in since, which tell what they carried only by their reports: those of others by memory or by
 * other names in their reports, ours by its name. A file that went well names nobody.
 */
async function findFeed(call: AmazonCall, work: FeedWork): Promise<Result<Earlier>> {
  const known = feedIds.get(keyOf(call, work.reference));
  if (known) {
    const feed = await readFeed(call, known);
    return feed.ok ? ok({ kind: 'ours', feed: feed.value }) : feed;
  }
  const listed = await listFeeds(call, work);
  if (!listed.ok) return listed;
  const others = rememberedFor(call);
  const feeds = listed.value.filter(({ feedId }) => !others.has(feedId));
  const own = madeJustThen(call, { work, feeds });
  if (own) {
    remember(call, { reference: work.reference, feedId: own.feedId });
    return ok({ kind: 'ours', feed: own });
  }
  const judged: Earlier[] = [];
  for (const feed of feeds) {
    const one = await judge(call, { work, feed });
    if (!one.ok) return one;
    judged.push(one.value);
  }
  return ok(weightiest(judged));
}

/**
 * The one file made while we were handing ours in. Null when there are several, or when several answers were lost at that time:
 * then nobody can say whose it is.
 */
function madeJustThen(call: AmazonCall, { work, feeds }: { work: FeedWork; feeds: readonly Feed[] }): Feed | null {
  const at = begun.get(keyOf(call, work.reference));
  if (at === undefined || lostAround(call, at) > 1) return null;
  const close = feeds.filter(({ createdTime }) => Math.abs(Date.parse(createdTime) - at) < answerTimeMs);
  return close.length === 1 ? (close[0] ?? null) : null;
}

/** How many were begun at about that time whose feed is not known. */
const lostAround = ({ connectionId }: AmazonCall, at: number): number =>
  [...begun].filter(
    ([key, time]) => key.startsWith(`${connectionId}\n`) && !feedIds.has(key) && Math.abs(time - at) < 2 * answerTimeMs,
  ).length;

/** An answer is waited for 20 seconds; clocks may differ by more. */
const answerTimeMs = 90_000;

function weightiest(judged: readonly Earlier[]): Earlier {
  const first = (kind: Earlier['kind']) => judged.find((one) => one.kind === kind);
  return first('ours') ?? first('waiting') ?? first('unclear') ?? { kind: 'none' };
}

async function judge(call: AmazonCall, { work, feed }: { work: FeedWork; feed: Feed }): Promise<Result<Earlier>> {
  if (feed.processingStatus === 'CANCELLED') return ok({ kind: 'none' });
  if (!isEnded(feed)) return ok({ kind: 'waiting' });
  const report = await readFeedReport(call, feed);
  if (!report.ok) return report;
  const names = report.value?.results.map(({ messageId }) => messageId) ?? [];
  if (names.includes(messageIdOf(work.reference))) {
    remember(call, { reference: work.reference, feedId: feed.feedId });
    return ok({ kind: 'ours', feed });
  }
  const isOther = report.value?.successful === 0 || work.isRepeatable || decided.has(keyOf(call, work.reference));
  return ok(isOther ? { kind: 'none' } : { kind: 'unclear', at: feed.createdTime });
}

function askPerson(call: AmazonCall, { work, at }: { work: FeedWork; at: string }): Result<never> {
  if (decided.size >= mostRemembered) decided.clear();
  decided.add(keyOf(call, work.reference));
  return failed(cannotTell(at));
}

/** Not worth another try for a while; only this order waits. */
const asyncPending = ({ now }: AmazonCall): Problem => ({
  code: 'channel.asyncPending',
  message: 'Amazon has the file and is working on it. That usually takes a few minutes.',
  retry: 'later',
  retryAt: new Date(now.getTime() + 60_000).toISOString(),
});

const cannotTell = (at: string): Problem => ({
  code: 'delivery.unknownOutcome',
  message: `Amazon has carried out a file of ${at.slice(0, 16).replace('T', ' ')} UTC, and does not say whether it was this one.`,
  advice: 'Look at the order in Seller Central: is it done? Then mark it as published; otherwise send it again.',
  retry: 'never',
});

const feedCancelled: Problem = {
  code: 'destination.feedCancelled',
  message: 'The file was cancelled at Amazon before it was carried out.',
  advice: 'Send it again if it shall be done.',
  retry: 'never',
};

const refused = (description: string): Problem => ({
  code: 'destination.refused',
  message: `Amazon refused: ${description}`,
  retry: 'never',
});
