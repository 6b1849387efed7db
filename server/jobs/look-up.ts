import { failed, type Problem, type Result } from '../../nodes/problem';
import type { RemoteLink } from '../connectors/contract';
import type { UnclaimedDelivery } from '../db/queries/deliveries';
import type { Lane } from './load-lane';
import { callWith, httpFor } from './open-connection';
import { toRequest } from './to-request';
import type { World } from './world';

interface Looking {
  readonly delivery: UnclaimedDelivery;
  readonly lane: Lane & { readonly kind: 'open' };
  readonly signal: AbortSignal;
  /** By Date.now(). */
  readonly deadline: number;
}

/** Only looks whether the destination has it; null when it surely has not. Fails where it cannot be asked. */
export async function lookUp(
  world: World,
  { delivery, lane, signal, deadline }: Looking,
): Promise<Result<RemoteLink | null>> {
  const { connection, matches, unknownSku, codes } = lane;
  const request = toRequest(delivery, { connection, matches, unknownSku, codes });
  const http = httpFor(world, { connection, signal, deadline });
  const writer = connection.connector.writes[request.operation];
  const found = await writer?.find?.(callWith(world, { connection, http }), request);
  if (!found) return failed(cannotBeAsked);
  return found.ok ? { ok: true, value: found.value?.link ?? null } : found;
}

const cannotBeAsked: Problem = {
  code: 'destination.cannotBeAsked',
  message: 'The destination cannot be asked whether it has this.',
  retry: 'never',
};
