import { z } from 'zod';
import type { RemoteLink } from '../connectors/contract';
import { reopenMessages, resolveProblems, signResolved } from '../db/queries/order-moves';
import * as tasks from '../db/queries/retry-tasks';
import type { Trx } from '../db/with-workspace';
import { retryDeliveries, retryRun, settleDelivery, skipDelivery } from './intervene';
import type { RetryJob } from './queues';
import { ringDecide } from './ring';

interface Beginning {
  readonly job: RetryJob;
  readonly task: { readonly from: string; readonly version: string; readonly createdBy: string | null };
  readonly items: readonly tasks.TaskItem[];
}

const Found = z.object({
  remoteId: z.string(),
  number: z.string().optional(),
  url: z.string().optional(),
  lineIds: z.record(z.string(), z.string()).optional(),
});

/** Begins these items of a retry task, in the transaction that notes them as begun: once, however often a worker dies. */
export async function beginItems(trx: Trx, beginning: Beginning): Promise<void> {
  const { job, items } = beginning;
  await tasks.noteBegun({ ...job, places: items.map(({ place }) => place) }).execute(trx);
  await resend(trx, beginning);
  await goOn(trx, beginning);
  await link(trx, beginning);
  await callOff(trx, beginning);
  await readAgain(trx, beginning);
  await leaveAlone(trx, beginning);
  await sign(trx, beginning);
}

const of = (items: readonly tasks.TaskItem[], ...expected: readonly string[]) =>
  items.filter((item) => expected.includes(item.expected));

async function resend(trx: Trx, { job: { workspaceId }, items }: Beginning): Promise<void> {
  const deliveryIds = of(items, 'look', 'create', 'send').flatMap(({ deliveryId }) => deliveryId ?? []);
  await retryDeliveries(trx, { workspaceId, deliveryIds });
}

async function goOn(trx: Trx, { job, task, items }: Beginning): Promise<void> {
  const { workspaceId } = job;
  const from = task.from === 'start' ? 'start' : 'failed';
  const version = task.version === 'live' ? 'live' : 'pinned';
  const begun = new Set<string>();
  for (const { place, runId } of of(items, 'goOn', 'again')) {
    if (runId === null || begun.has(runId)) continue;
    begun.add(runId);
    if (await retryRun(trx, { workspaceId, runId, from, version })) continue;
    await note(trx, { job, places: [place], outcome: 'nothing' });
  }
}

async function link(trx: Trx, { job, items }: Beginning): Promise<void> {
  for (const { place, deliveryId, found } of of(items, 'link')) {
    // It was written from a link, and JSON knows no undefined.
    const known = Found.parse(found) as RemoteLink;
    const isSettled =
      deliveryId !== null &&
      (await settleDelivery(trx, { workspaceId: job.workspaceId, deliveryId, link: known, note: tasks.thereAlready }));
    await note(trx, { job, places: [place], outcome: isSettled ? 'linked' : 'nothing' });
  }
}

const wasCancelled = 'Cancelled where it was bought before it was sent here.';

async function callOff(trx: Trx, { job, items }: Beginning): Promise<void> {
  for (const { place, deliveryId } of of(items, 'cancelled')) {
    if (deliveryId !== null) await skipDelivery(trx, { workspaceId: job.workspaceId, deliveryId, note: wasCancelled });
    await note(trx, { job, places: [place], outcome: 'cancelled' });
  }
}

async function readAgain(trx: Trx, { job, task, items }: Beginning): Promise<void> {
  const unread = of(items, 'read');
  if (unread.length === 0) return;
  const { workspaceId } = job;
  await reopenMessages(trx, { workspaceId, inboxIds: unread.flatMap(({ inboxId }) => inboxId ?? []) }).execute();
  const problemIds = unread.flatMap(({ problemId }) => problemId ?? []);
  await resolveProblems(trx, { workspaceId, problemIds, resolution: 'Read again.', userId: task.createdBy }).execute();
  await ringDecide(trx, [workspaceId]);
  await note(trx, { job, places: unread.map(({ place }) => place), outcome: 'read' });
}

async function leaveAlone(trx: Trx, { job, items }: Beginning): Promise<void> {
  for (const outcome of ['person', 'nothing']) {
    const places = of(items, outcome).map(({ place }) => place);
    if (places.length > 0) await note(trx, { job, places, outcome });
  }
}

const note = (
  trx: Trx,
  { job, ...noted }: { job: RetryJob; places: readonly number[]; outcome: string },
): Promise<unknown> => tasks.noteOutcome({ ...job, ...noted }).execute(trx);

async function sign(trx: Trx, { job: { workspaceId }, task: { createdBy }, items }: Beginning): Promise<void> {
  if (createdBy === null) return;
  const problemIds = items.flatMap(({ problemId }) => problemId ?? []);
  await signResolved(trx, { workspaceId, problemIds, userId: createdBy }).execute();
}
