import { z } from 'zod';
import { answerJson, type Route } from '../simulator-kit/http-types';
import type { SimFeeds } from './simulator-feeds';
import { jsonOf, type Paced, refuse } from './simulator-manners';

interface Serving {
  readonly feeds: SimFeeds;
  readonly paced: Paced;
  /** The server's own address: the store of files is beside it, without any sign-in. */
  readonly url: () => string;
}

const base = '/feeds/2021-06-30';
const badInput = () => refuse(400, { code: '400', message: 'Invalid input', details: 'Invalid input' });

export const feedRoutes = (serving: Serving): readonly Route[] => [
  ...documentRoutes(serving),
  ...storeRoutes(serving),
  createRoute(serving),
  ...lookRoutes(serving),
];

function documentRoutes({ feeds, paced, url }: Serving): Route[] {
  return [
    {
      method: 'POST',
      path: `${base}/documents`,
      access: 'api',
      handle: paced('createFeedDocument', (request) => {
        if (!z.object({ contentType: z.string().min(1) }).safeParse(jsonOf(request)).success) return badInput();
        const feedDocumentId = feeds.newDocument();
        return answerJson(201, { feedDocumentId, url: `${url()}/store/${feedDocumentId}` });
      }),
    },
    {
      method: 'GET',
      path: `${base}/documents/:id`,
      access: 'api',
      handle: paced('getFeedDocument', ({ params }) => {
        const feedDocumentId = params['id'] ?? '';
        if (feeds.document(feedDocumentId) === undefined) return badInput();
        return answerJson(200, { feedDocumentId, url: `${url()}/store/${feedDocumentId}` });
      }),
    },
  ];
}

function storeRoutes({ feeds }: Serving): Route[] {
  const path = '/store/:id';
  return [
    {
      method: 'PUT',
      path,
      access: 'open',
      handle: ({ params, body }) => ({ status: feeds.upload(params['id'] ?? '', body.toString()) ? 200 : 403 }),
    },
    {
      method: 'GET',
      path,
      access: 'open',
      handle({ params }) {
        const content = feeds.document(params['id'] ?? '');
        return content === undefined ? { status: 403 } : { status: 200, body: content };
      },
    },
  ];
}

const NewFeed = z.object({
  feedType: z.string().min(1),
  marketplaceIds: z.array(z.string()).min(1).max(25),
  inputFeedDocumentId: z.string(),
});

const createRoute = ({ feeds, paced }: Serving): Route => ({
  method: 'POST',
  path: `${base}/feeds`,
  access: 'api',
  handle: paced('createFeed', (request) => {
    const asked = NewFeed.safeParse(jsonOf(request));
    const feed = asked.success ? feeds.handIn(asked.data) : null;
    return feed ? answerJson(202, { feedId: feed.feedId }) : badInput();
  }),
});

const show = (feed: Record<string, unknown>) => {
  const { looks: _, ...shown } = feed;
  return shown;
};

function lookRoutes({ feeds, paced }: Serving): Route[] {
  return [
    {
      method: 'GET',
      path: `${base}/feeds/:id`,
      access: 'api',
      handle: paced('getFeed', ({ params }) => {
        const feed = feeds.look(params['id'] ?? '');
        return feed ? answerJson(200, show(feed)) : badInput();
      }),
    },
    {
      method: 'GET',
      path: `${base}/feeds`,
      access: 'api',
      handle: paced('getFeeds', ({ query }) => {
        const feedTypes = query.get('feedTypes')?.split(',') ?? [];
        if (feedTypes.length === 0) return badInput();
        const limit = Number(query.get('pageSize') ?? 10);
        const found = feeds.list({ feedTypes, since: query.get('createdSince') ?? '1970-01-01T00:00:00Z', limit });
        return answerJson(200, { feeds: found.map((feed) => show(feeds.show(feed))) });
      }),
    },
  ];
}
