/** So many at once, and so many a second in the long run. */
export interface Rate {
  readonly atOnce: number;
  readonly perSecond: number;
}

export interface Taken {
  readonly isAllowed: boolean;
  /** How many more may follow at once. */
  readonly left: number;
  /** When the next one may come; 0: now. */
  readonly waitSeconds: number;
}

interface Bucket {
  level: number;
  at: number;
}

const mostNames = 20_000;

/** Leaky buckets by name, in this process: a wall before the database, so it must not cost a query itself. */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();
  private readonly rate: Rate;

  constructor(rate: Rate) {
    this.rate = rate;
  }

  /** @param cost 0 looks only */
  take(name: string, { cost, now }: { cost: 0 | 1; now: number }): Taken {
    const { atOnce, perSecond } = this.rate;
    const bucket = this.buckets.get(name) ?? { level: 0, at: now };
    bucket.level = Math.max(0, bucket.level - ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    const isAllowed = bucket.level + 1 <= atOnce;
    if (isAllowed) bucket.level += cost;
    this.keep(name, bucket);
    const left = Math.max(0, Math.floor(atOnce - bucket.level));
    const waitSeconds = left > 0 ? 0 : Math.ceil((bucket.level + 1 - atOnce) / perSecond);
    return { isAllowed, left, waitSeconds };
  }

  /** The one that was asked for longest ago makes room. */
  private keep(name: string, bucket: Bucket): void {
    this.buckets.delete(name);
    this.buckets.set(name, bucket);
    if (this.buckets.size <= mostNames) return;
    const [oldest] = this.buckets.keys();
    if (oldest !== undefined) this.buckets.delete(oldest);
  }
}
