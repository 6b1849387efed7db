import type { AlertTimes } from '../../nodes/watch/alert-rule';
import { loadConnectionFacts } from '../connections/connection-facts';
import type { Connector } from '../connectors/contract';
import { addNotices } from '../db/queries/alert-notices';
import { countBetween, setNextDigest } from '../db/queries/alerts';
import { findDeadlines } from '../db/queries/dashboard';
import { uuidv7 } from '../db/uuidv7';
import { readConnections } from '../health/home-connections';
import { readProblemGroups } from '../health/list-problem-groups';
import { startOfDay } from '../health/start-of-day';
import type { Letter } from './compose-mail';
import { findAddresses } from './find-addresses';
import { dayOf, nextAt } from './local-time';
import type { Looking } from './look';
import { sayDigest } from './say-digest';

interface World {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly publicUrl: string;
}

/** Writes down the morning's summary for everybody who wants it, when its time has come, and sets the next one. */
export async function writeDigest(
  world: World,
  { looking, dueAt }: { looking: Looking; dueAt: Date | null },
): Promise<void> {
  const { trx, workspaceId, now, times } = looking;
  if (dueAt === null || dueAt > now || times.digest === null) return;
  const { timeZone, digest } = times;
  const addresses = await findAddresses(trx, { workspaceId, to: digest.to, now });
  if (addresses.length > 0) {
    const text = await compose(world, { looking, timeZone });
    // The day it is about names it: however often the time comes on one day, it is one summary.
    const one = { cause: 'digest', occasion: dayOf(now, timeZone), text, dueAt: now };
    const notices = addresses.map((address) => ({ ...one, id: uuidv7(), address }));
    await addNotices(trx, { workspaceId, notices }).execute();
  }
  await setNextDigest(trx, { workspaceId, at: nextAt(now, { at: digest.at, timeZone }) }).execute();
}

async function compose(
  { connectors, publicUrl }: World,
  { looking, timeZone }: { looking: Looking; timeZone: AlertTimes['timeZone'] },
): Promise<Letter> {
  const { trx, workspaceId, now } = looking;
  const today = startOfDay(now, timeZone);
  const yesterday = startOfDay(new Date(today.getTime() - 1), timeZone);
  const counts = (await countBetween({ workspaceId, from: yesterday, to: today }).execute(trx)).rows[0];
  const facts = await loadConnectionFacts({ trx, connectors }, { workspaceId });
  const connections = await readConnections(trx, { workspaceId, now, facts });
  const place = await trx
    .selectFrom('workspace')
    .select(['name', 'slug'])
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return sayDigest(
    {
      ...(counts ?? { came: 0, went: 0 }),
      ...(await readProblemGroups(trx, { workspaceId, limit: 8 })),
      deadlines: (await findDeadlines({ workspaceId, limit: 5 }).execute(trx)).rows,
      connections,
    },
    { workspaceName: place.name, home: `${publicUrl}/${place.slug}`, timeZone, now },
  );
}
