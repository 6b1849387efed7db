import { failChannel, needAttention, pauseChannel, reviveChannel } from '../db/queries/channel-health';
import type { Trx } from '../db/with-workspace';
import type { ChannelNews } from '../engine/ledger';

interface Told {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly transition: { readonly channel: ChannelNews };
  /** The sealed credentials it was tried with. */
  readonly triedWith: string | null;
}

/** What a group of attempts says about their channels, each connection once: the gravest news of it counts. */
export async function noteChannel(trx: Trx, told: readonly Told[]): Promise<void> {
  const gravest = new Map<string, Told>();
  for (const one of told) {
    const known = gravest.get(one.connectionId);
    if (!known || gravity[one.transition.channel.kind] > gravity[known.transition.channel.kind]) {
      gravest.set(one.connectionId, one);
    }
  }
  for (const one of gravest.values()) await note(trx, one);
}

const gravity: Readonly<Record<ChannelNews['kind'], number>> = {
  unchanged: 0,
  alive: 1,
  failed: 2,
  pause: 3,
  attention: 4,
};

async function note(trx: Trx, { workspaceId, connectionId, transition: { channel }, triedWith }: Told): Promise<void> {
  const connection = { workspaceId, connectionId };
  switch (channel.kind) {
    case 'unchanged':
      return;
    case 'alive':
      await reviveChannel(trx, connection).execute();
      return;
    case 'failed':
      await failChannel(trx, { ...connection, restMs: channel.restMs }).execute();
      return;
    case 'pause':
      await pauseChannel(trx, { ...connection, restMs: channel.restMs }).execute();
      return;
    case 'attention':
      await needAttention(trx, { ...connection, problem: channel.problem, triedWith }).execute();
  }
}
