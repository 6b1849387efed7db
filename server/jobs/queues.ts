/**
 * The queues are doorbells: a job says who has news, the tables say what it is. So a job lost, doubled or run twice costs a
 * little time and nothing else, and its payload is only the key it carries.
 */
export const queueNames = [
  'decide',
  'deliver',
  'poll',
  'fetch',
  'backfill',
  'convert',
  'retry',
  'check',
  'late',
  'watch',
  'announce',
  'webhook',
  'purge',
] as const;
export type QueueName = (typeof queueNames)[number];

/** Schema of pg-boss's own tables. */
export const queueSchema = 'pgboss';

const minute = 60;
const day = 24 * 60 * minute;

/** Set on purpose, every one: see reliability-security 2.1 and decisions/0004-doorbells.md. */
export const queueSettings = {
  // One waiting job per key, any number at work: a ring while work is under way is kept, a second one is not needed.
  policy: 'short',
  notify: true,
  // Longer than any handler runs (30 s); a killed worker is noticed by its heartbeat long before.
  expireInSeconds: 5 * minute,
  heartbeatSeconds: 20,
  // A bell that fails is a bug or an outage: it goes on ringing, further and further apart, until somebody mends it.
  retryLimit: 1000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 5 * minute,
  retentionSeconds: 60 * day,
  deleteAfterSeconds: 5 * minute,
} as const;

export interface DecideJob {
  readonly workspaceId: string;
}
/** Lists of late orders whose time has come. */
export interface LateJob {
  readonly workspaceId: string;
}
export interface WatchJob {
  readonly workspaceId: string;
}
export interface AnnounceJob {
  readonly workspaceId: string;
}
export interface WebhookJob {
  readonly workspaceId: string;
  readonly endpointId: string;
}
export interface ConvertJob {
  readonly workspaceId: string;
}
export interface ConnectionJob {
  readonly workspaceId: string;
  readonly connectionId: string;
}
export interface FetchJob extends ConnectionJob {
  readonly orderId: string;
}
export interface BackfillJob extends ConnectionJob {
  readonly backfillId: string;
}
export interface PurgeJob {
  readonly workspaceId: string;
}
export interface RetryJob {
  readonly workspaceId: string;
  readonly taskId: string;
}
