import { z } from 'zod';
import * as queries from '../db/queries/purging';
import { type Trx, withWorkspace } from '../db/with-workspace';
import { forgetOrders, holdOrders } from '../privacy/forget-orders';
import { type Keep, RetentionClass, readKeep } from '../privacy/retention';
import type { PurgeJob } from './queues';
import { ringPurge } from './ring';
import type { World } from './world';

const longestTurnMs = 15_000;
/** Rows of a batch: each is a transaction of its own, well under a second. */
const batchRows = 500;
/** An order has many rows around it. */
const batchOrders = 20;

const Counts = z.partialRecord(RetentionClass, z.number()).catch({});
/** As the database writes them, to the microsecond. */
const Moment = z.string().max(40);
const Moments = z.partialRecord(RetentionClass, Moment).catch({});
const Progress = z.object({ at: RetentionClass, after: Moment, kept: Moment.nullable() }).nullable().catch(null);

type PurgeClass = z.infer<typeof RetentionClass>;
const classes = RetentionClass.options;
const beginning = '1970-01-01 00:00:00+00';

/** Answers "purge this workspace": batch by batch, class by class, as far as a turn goes; the rest rings again. */
export async function purgeWorkspace(
  world: World,
  { job, signal, rows = batchRows }: { job: PurgeJob; signal: AbortSignal; rows?: number },
): Promise<void> {
  const started = Date.now();
  while (!signal.aborted && Date.now() - started < longestTurnMs) {
    const more = await withWorkspace(world.db, job.workspaceId, (trx) => purgeBatch(trx, { ...job, rows }));
    if (!more) return;
  }
  await withWorkspace(world.db, job.workspaceId, (trx) => ringPurge(trx, [job.workspaceId]));
}

interface Turn {
  readonly workspaceId: string;
  readonly rows: number;
}

/** False when the pass has come to its end, or another worker is at it. */
async function purgeBatch(trx: Trx, { workspaceId, rows }: Turn): Promise<boolean> {
  const mine = (await queries.tryPurge(workspaceId).execute(trx)).rows[0]?.mine;
  if (!mine) return false;
  const stored = await queries.findRetention(trx, { workspaceId }).executeTakeFirst();
  const marks = Moments.parse(stored?.marks ?? {});
  const removing = Counts.parse(stored?.removing ?? {});
  const progress = Progress.parse(stored?.progress ?? null) ?? start(classes[0], marks);
  const batch = await purge(trx, { workspaceId, rows, progress, keep: readKeep(stored?.keep) });
  const next = stepOn(progress, { batch, marks });
  const counted = { ...removing, [progress.at]: (removing[progress.at] ?? 0) + batch.removed };
  const noted = { workspaceId, progress: next.progress ?? {}, marks: next.marks, removing: counted };
  await queries.noteBatch(noted).execute(trx);
  if (!next.progress) await queries.endPass({ workspaceId }).execute(trx);
  return next.progress !== null;
}

interface Place {
  readonly at: PurgeClass;
  readonly after: string;
  readonly kept: string | null;
}

const start = (at: PurgeClass | undefined, marks: z.infer<typeof Moments>): Place => ({
  at: at ?? 'messages',
  after: (at && marks[at]) ?? beginning,
  kept: null,
});

interface Purged {
  readonly removed: number;
  /** Null: this class is done for now. */
  readonly last: string | null;
  readonly kept: string | null;
}

/** Where the pass goes on; what had to stay because it is open is where the next pass begins. */
function stepOn(place: Place, { batch, marks }: { batch: Purged; marks: z.infer<typeof Moments> }) {
  const kept = place.kept ?? batch.kept;
  if (batch.last) return { progress: { ...place, after: batch.last, kept }, marks };
  const noted = { ...marks, [place.at]: kept ?? place.after };
  const following = classes[classes.indexOf(place.at) + 1];
  return { progress: following === undefined ? null : start(following, noted), marks: noted };
}

interface Purging extends Turn {
  readonly progress: Place;
  readonly keep: Keep;
}

async function purge(trx: Trx, { workspaceId, rows, progress, keep }: Purging): Promise<Purged> {
  const days = keep[progress.at];
  if (days === null) return nothing;
  const stretch = { workspaceId, days, after: progress.after, limit: rows };
  const run = async (statement: ReturnType<typeof queries.purgeTraces>) =>
    toPurged((await statement.execute(trx)).rows[0]);
  switch (progress.at) {
    case 'messages':
      await queries.purgeConflicts(stretch).execute(trx);
      return await run(queries.purgeMessages(stretch));
    case 'traces':
      return await run(queries.purgeTraces(stretch));
    case 'answers':
      return await run(queries.purgeAnswers(stretch));
    case 'papers':
      return await run(queries.purgePapers(stretch));
    case 'persons':
      return await forgetAged(trx, { ...stretch, limit: Math.min(rows, batchOrders) });
    case 'audit':
      return await dropAudit(trx, stretch);
  }
}

const nothing: Purged = { removed: 0, last: null, kept: null };

const toPurged = (batch: queries.Batch | undefined): Purged =>
  batch ? { removed: batch.removed, last: batch.last, kept: batch.kept } : nothing;

/** The person goes out of finished orders, as if they had asked for it. */
async function forgetAged(trx: Trx, stretch: queries.Stretch): Promise<Purged> {
  const { workspaceId } = stretch;
  await holdOrders(trx, workspaceId);
  const { rows } = await queries.findAgedPersons(stretch).execute(trx);
  const orders = rows.filter(({ isOpen, isDone }) => !isOpen && !isDone);
  await forgetOrders(trx, { workspaceId, orders });
  const kept = rows.find(({ isOpen, isDone }) => isOpen && !isDone)?.before ?? null;
  return { removed: orders.length, last: rows.at(-1)?.at ?? null, kept };
}

async function dropAudit(trx: Trx, { after, ...stretch }: queries.Stretch): Promise<Purged> {
  const { rows } = await queries.purgeAudit(stretch).execute(trx);
  const removed = rows[0]?.removed ?? 0;
  return { removed, last: removed === stretch.limit ? after : null, kept: null };
}
