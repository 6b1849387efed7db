import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { HttpFailure, type HttpResponse } from '../contract';
import { type AmazonCall, marketplaceIdsOf } from './account';
import { type FeedReport, readReport } from './feed-documents';
import { readAmazon } from './sp-api';

export type FeedType = 'POST_ORDER_ACKNOWLEDGEMENT_DATA' | 'POST_PAYMENT_ADJUSTMENT_DATA';

const Feed = z.object({
  feedId: z.string(),
  feedType: z.string(),
  createdTime: z.string(),
  processingStatus: z.string(),
  resultFeedDocumentId: z.string().nullish(),
});
export type Feed = z.infer<typeof Feed>;

const base = '/feeds/2021-06-30';
const contentType = 'text/xml; charset=UTF-8';

/** Uploads a document and hands it in. @returns the feed's id. */
export async function submitFeed(
  call: AmazonCall,
  { feedType, marketplaceId, xml }: { feedType: FeedType; marketplaceId: string; xml: string },
): Promise<Result<string>> {
  const document = await readAmazon(call, {
    method: 'POST',
    path: `${base}/documents`,
    json: { contentType },
    schema: z.object({ feedDocumentId: z.string(), url: z.url() }),
  });
  if (!document.ok) return document;
  const { url, feedDocumentId } = document.value;
  const uploaded = await call.http({ method: 'PUT', url, headers: { 'content-type': contentType }, body: xml });
  // Nothing is done before the feed is handed in, so this may simply be tried again.
  if (uploaded.status >= 300) return failed(storageTrouble(uploaded));
  const feed = await readAmazon(call, {
    method: 'POST',
    path: `${base}/feeds`,
    json: { feedType, marketplaceIds: [marketplaceId], inputFeedDocumentId: feedDocumentId },
    schema: z.object({ feedId: z.string() }),
  });
  if (feed.ok) return ok(feed.value.feedId);
  if (feed.problems[0]?.code !== 'channel.unexpectedAnswer') return feed;
  throw new HttpFailure('Amazon took the feed but its answer cannot be read.', { kind: 'unreadable', sent: true });
}

export const readFeed = (call: AmazonCall, feedId: string): Promise<Result<Feed>> =>
  readAmazon(call, { method: 'GET', path: `${base}/feeds/${encodeURIComponent(feedId)}`, schema: Feed });

/** Feeds of a type made since then, newest first, at most a hundred: nobody cancels or refunds faster than that. */
export async function listFeeds(
  call: AmazonCall,
  { feedType, since }: { feedType: FeedType; since: string },
): Promise<Result<readonly Feed[]>> {
  const listed = await readAmazon(call, {
    method: 'GET',
    path: `${base}/feeds`,
    query: {
      feedTypes: [feedType],
      marketplaceIds: marketplaceIdsOf(call.settings).slice(0, 10),
      pageSize: 100,
      createdSince: since,
    },
    schema: z.object({ feeds: z.array(Feed) }),
  });
  return listed.ok ? ok(listed.value.feeds) : listed;
}

/** Null when Amazon wrote none, or one we cannot read. */
export async function readFeedReport(call: AmazonCall, feed: Feed): Promise<Result<FeedReport | null>> {
  if (!feed.resultFeedDocumentId) return ok(null);
  const document = await readAmazon(call, {
    method: 'GET',
    path: `${base}/documents/${encodeURIComponent(feed.resultFeedDocumentId)}`,
    schema: z.object({ url: z.url(), compressionAlgorithm: z.string().nullish() }),
  });
  if (!document.ok) return document;
  const { url, compressionAlgorithm } = document.value;
  const download = await call.http({ method: 'GET', url });
  if (download.status >= 300) return failed(storageTrouble(download));
  return ok(readReport(contentOf(download, compressionAlgorithm === 'GZIP')));
}

function contentOf(download: HttpResponse, isGzip: boolean): string {
  if (!isGzip) return download.text();
  try {
    return gunzipSync(download.body, { maxOutputLength: 10_000_000 }).toString();
  } catch {
    return '';
  }
}

const storageTrouble = ({ status }: HttpResponse): Problem => ({
  code: 'channel.unavailable',
  message: `Amazon’s store for files is not working at the moment (it answered ${status}).`,
  retry: 'later',
});
