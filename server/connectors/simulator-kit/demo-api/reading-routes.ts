import { z } from 'zod';
import { answerJson, type Route } from '../http-types';
import { jsonRoute } from '../json-route';
import { changedOrdersRoute } from '../list-route';
import type { SimOrder } from '../sim-order';
import type { SimulatorCore } from '../simulator-core';

interface ReadingRoutes<Details> {
  readonly core: SimulatorCore<Details>;
  readonly base: string;
  /** What "who am I" answers. */
  readonly account: Readonly<Record<string, string>>;
  readonly webhookSecret: string;
  show(order: SimOrder<Details>): unknown;
}

/** Who am I, what changed, one order by id or number, and where to send messages. */
export const readingRoutes = <Details>({
  core,
  base,
  account,
  webhookSecret,
  show,
}: ReadingRoutes<Details>): readonly Route[] => [
  { method: 'GET', path: `${base}/account`, access: 'api', handle: () => answerJson(200, account) },
  changedOrdersRoute({ path: `${base}/orders`, book: core.book, now: core.now, show }),
  {
    method: 'GET',
    path: `${base}/orders/:id`,
    access: 'api',
    handle({ params }) {
      const order = core.book.get(params['id'] ?? '');
      return order ? answerJson(200, { order: show(order) }) : answerJson(404, { error: 'order_not_found' });
    },
  },
  jsonRoute({
    method: 'PUT',
    path: `${base}/webhook`,
    body: z.object({ url: z.url({ protocol: /^https?$/ }), topics: z.array(z.string()).default([]) }),
    handle({ url, topics }) {
      const { id } = core.webhooks.subscribe({ url, topics, secret: webhookSecret });
      return answerJson(200, { id, url, topics });
    },
  }),
];
