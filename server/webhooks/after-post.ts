const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long after each failed attempt the next one comes; 75 h in all (Standard Webhooks 1.0). */
export const scheduleMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];
/** An endpoint that fails for so long is switched off. */
export const giveUpDays = 5;
/** Asked for longer than this, it is tried anyway. */
const longestRestMs = 24 * hour;

export interface Post {
  /** 1 for the first. */
  readonly attempt: number;
  /** Null: no usable answer. */
  readonly status: number | null;
  /** The header Retry-After, as it came. */
  readonly retryAfter: string | null;
  readonly now: Date;
  /** From 0 to below 1. */
  readonly random: number;
}

export interface AfterPost {
  readonly state: 'planned' | 'delivered' | 'failed';
  readonly dueAt: Date;
  /** The endpoint asked to be left alone until then. */
  readonly restUntil: Date | null;
  readonly isGone: boolean;
}

/** How a message goes on after an attempt: 2xx is delivered, 410 ends it and its endpoint, anything else is tried again by the schedule. */
export function afterPost({ attempt, status, retryAfter, now, random }: Post): AfterPost {
  if (status !== null && status >= 200 && status < 300) {
    return { state: 'delivered', dueAt: now, restUntil: null, isGone: false };
  }
  if (status === 410) return { state: 'failed', dueAt: now, restUntil: null, isGone: true };
  const askedMs = readRetryAfter(retryAfter, now);
  const restUntil = askedMs > 0 ? new Date(now.getTime() + askedMs) : null;
  const delay = scheduleMs[attempt - 1];
  if (delay === undefined) return { state: 'failed', dueAt: now, restUntil, isGone: false };
  // A tenth more at most, so that many that failed together do not come back together.
  const waitMs = Math.max(Math.round(delay * (1 + random / 10)), askedMs);
  return { state: 'planned', dueAt: new Date(now.getTime() + waitMs), restUntil, isGone: false };
}

/** Seconds, or a date. */
function readRetryAfter(text: string | null, now: Date): number {
  if (text === null) return 0;
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * second : Date.parse(text) - now.getTime();
  return Number.isFinite(ms) ? Math.min(longestRestMs, Math.max(0, ms)) : 0;
}
