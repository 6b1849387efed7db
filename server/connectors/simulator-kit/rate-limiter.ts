/** A bucket of tokens, as most channels have: `burst` at once, `perSecond` in the long run. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

export interface RateLimiter {
  /** Null takes the limit away. */
  set(limit: RateLimit | null): void;
  /** Seconds to wait, or 0 and one token fewer. */
  take(): number;
  /** For the headers a channel answers with; null without a limit. */
  state(): { readonly limit: number; readonly remaining: number } | null;
}

export function createRateLimiter(now: () => Date): RateLimiter {
  let limit: RateLimit | null = null;
  let tokens = 0;
  let filledAt = 0;

  const fill = ({ perSecond, burst }: RateLimit) => {
    const at = now().getTime();
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1000) * perSecond);
    filledAt = at;
  };
  return {
    set(next) {
      limit = next;
      tokens = next?.burst ?? 0;
      filledAt = now().getTime();
    },
    take() {
      if (!limit) return 0;
      fill(limit);
      if (tokens < 1) return (1 - tokens) / limit.perSecond;
      tokens -= 1;
      return 0;
    },
    state: () => limit && { limit: limit.burst, remaining: Math.max(0, Math.floor(tokens)) },
  };
}
