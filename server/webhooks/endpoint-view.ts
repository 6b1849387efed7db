import { WebhookKind } from '../../nodes/watch/webhook-event';
import type { listEndpoints } from '../db/queries/webhooks';

export interface EndpointView {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly kinds: readonly WebhookKind[];
  /** failing: switched off after days of failure; gone: it said so. */
  readonly state: 'on' | 'off' | 'failing' | 'gone';
  readonly stateSince: string;
  readonly failingSince: string | null;
  /** Until when the secret before the last rotation is valid too. */
  readonly beforeUntil: string | null;
}

type Row = Awaited<ReturnType<ReturnType<typeof listEndpoints>['execute']>>[number];

const states = ['on', 'off', 'failing', 'gone'] as const;

export function toEndpointView(row: Row, now: Date): EndpointView {
  const { beforeUntil, failingSince, stateSince } = row;
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    kinds: row.kinds.flatMap((kind) => WebhookKind.safeParse(kind).data ?? []),
    state: states.find((state) => state === row.state) ?? 'off',
    stateSince: stateSince.toISOString(),
    failingSince: failingSince?.toISOString() ?? null,
    beforeUntil: beforeUntil !== null && beforeUntil > now ? beforeUntil.toISOString() : null,
  };
}
