import { answerJson, type SimRequest, type SimResponse } from '../simulator-kit/http-types';
import { createRateLimiter, type RateLimit } from '../simulator-kit/rate-limiter';

/** Amazon's own rates: calls per second in the long run, and how many at once. */
const rates = {
  searchOrders: { perSecond: 0.0056, burst: 20 },
  getOrder: { perSecond: 0.5, burst: 30 },
  confirmShipment: { perSecond: 2, burst: 10 },
  getShipment: { perSecond: 1, burst: 1 },
  createFeedDocument: { perSecond: 0.5, burst: 15 },
  createFeed: { perSecond: 0.0083, burst: 15 },
  getFeed: { perSecond: 2, burst: 15 },
  getFeeds: { perSecond: 0.0222, burst: 10 },
  getFeedDocument: { perSecond: 0.0222, burst: 10 },
} as const satisfies Record<string, RateLimit>;

export type Operation = keyof typeof rates;

type Handle = (request: SimRequest) => SimResponse;
/** A handler within the rate of its operation, telling the rate in the header. */
export type Paced = (operation: Operation, handle: Handle) => Handle;

export function pacedBy(now: () => Date): Paced {
  return (operation, handle) => {
    const limiter = createRateLimiter(now);
    limiter.set(rates[operation]);
    const headers = { 'x-amzn-ratelimit-limit': String(rates[operation].perSecond), 'x-amzn-requestid': 'simulated' };
    return (request) => {
      if (limiter.take() > 0) {
        const refused = refuse(429, {
          code: 'QuotaExceeded',
          message: 'You exceeded your quota for the requested resource.',
        });
        return { ...refused, headers: { ...refused.headers, ...headers } };
      }
      const answer = handle(request);
      return { ...answer, headers: { ...answer.headers, ...headers } };
    };
  };
}

export const refuse = (status: number, error: { code: string; message: string; details?: string }): SimResponse =>
  answerJson(status, { errors: [{ details: '', ...error }] });

export function jsonOf({ body }: SimRequest): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
