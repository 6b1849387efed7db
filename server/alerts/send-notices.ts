import { createHash } from 'node:crypto';
import { z } from 'zod';
import { failed, type Problem, type Result } from '../../nodes/problem';
import { HttpFailure } from '../connectors/contract';
import type { Db } from '../db/connection';
import * as notices from '../db/queries/alert-notices';
import { findSettings } from '../db/queries/alerts';
import { withWorkspace } from '../db/with-workspace';
import type { Mailer } from '../mail/mailer';
import { createSendMail } from '../mail/send-mail';
import { composeMail, type Letter, type MailedAlert } from './compose-mail';
import { readTimes } from './read-times';

interface World {
  readonly db: Db;
  readonly mailer: Mailer | null;
  readonly now: () => Date;
  readonly publicUrl: string;
}

interface Sending {
  readonly workspaceId: string;
  readonly signal: AbortSignal;
}

const mostAttempts = 30;
const minuteMs = 60_000;
const Stored = z.object({ subject: z.string(), text: z.string() });
const Value = z.array(z.object({ currency: z.string(), amount: z.string() }));

/** Sends every email that is due, one to each address whatever it is about; until there are none or the worker stops. */
export async function sendNotices(world: World, { workspaceId, signal }: Sending): Promise<void> {
  while (!signal.aborted) {
    const due = await withWorkspace(world.db, workspaceId, async (trx) => {
      const { rows } = await notices.claimNotices({ workspaceId, now: world.now() }).execute(trx);
      return rows;
    });
    if (due.length === 0) return;
    await sendTogether(world, { workspaceId, due });
  }
}

interface Together {
  readonly workspaceId: string;
  readonly due: readonly notices.DueNotice[];
}

async function sendTogether(world: World, { workspaceId, due }: Together): Promise<void> {
  const letters = await writeLetters(world, { workspaceId, due });
  const ids = due.map(({ id }) => id);
  let trouble: Problem | null = null;
  for (const letter of letters) {
    const sent = await send(world, { letter, to: due[0]?.address ?? '' });
    if (!sent.ok) trouble = sent.problems[0] ?? null;
  }
  await withWorkspace(world.db, workspaceId, async (trx) => {
    if (!trouble) return void (await notices.noteSent(trx, { workspaceId, ids }).execute());
    const attempt = Math.max(...due.map((one) => one.attempt));
    const isOver = trouble.code === 'mail.refused' || trouble.code === noServer.code || attempt >= mostAttempts;
    const dueAt = isOver ? null : new Date(world.now().getTime() + Math.min(60, 2 ** attempt) * minuteMs);
    await notices.noteUnsent(trx, { workspaceId, ids, problem: trouble.message, dueAt }).execute();
  });
}

interface SentLetter extends Letter {
  /** The same for every attempt, so that one that arrived twice is shown once. */
  readonly reference: string;
}

async function send({ mailer }: World, { letter, to }: { letter: SentLetter; to: string }): Promise<Result<unknown>> {
  if (!mailer) return failed(noServer);
  try {
    return await createSendMail(mailer)({ ...letter, to: [to], senderName: 'Sluice' });
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return failed({ code: 'mail.notNow', message: error.message, retry: 'later' });
  }
}

const noServer = { code: 'mail.noServer', message: 'No mail server is set up.', retry: 'never' } as const;

/** What one address gets: its alerts in one letter, a digest as one of its own. */
function writeLetters(world: World, { workspaceId, due }: Together): Promise<SentLetter[]> {
  return withWorkspace(world.db, workspaceId, async (trx) => {
    const digests = due.flatMap(({ id, text }) => (text === null ? [] : [{ ...Stored.parse(text), reference: id }]));
    const about = due.filter(({ text }) => text === null);
    if (about.length === 0) return digests;
    const ids = [...new Set(about.map(({ cause }) => cause))];
    const rows = await notices.findNoticed(trx, { workspaceId, ids }).execute();
    const told = rows.flatMap((row) => toMailed(row, { occasions: occasionsOf(about, row.id), now: world.now() }));
    if (told.length === 0) return digests;
    const { name, slug } = await trx
      .selectFrom('workspace')
      .select(['name', 'slug'])
      .where('id', '=', workspaceId)
      .executeTakeFirstOrThrow();
    const { timeZone } = readTimes(await findSettings(trx, { workspaceId }).executeTakeFirst());
    const place = { workspaceName: name, home: `${world.publicUrl}/${slug}`, timeZone, now: world.now() };
    const reference = createHash('sha256')
      .update(
        about
          .map(({ id }) => id)
          .sort()
          .join(' '),
      )
      .digest('hex')
      .slice(0, 32);
    return [{ ...composeMail(told, place), reference }, ...digests];
  });
}

const occasionsOf = (due: readonly notices.DueNotice[], alertId: string) =>
  due.filter(({ cause }) => cause === alertId).map(({ occasion }) => occasion);

type Noticed = Awaited<ReturnType<ReturnType<typeof notices.findNoticed>['execute']>>[number];

/** Nothing of an alert somebody has put aside; that it is over is still told, unless it was muted for good. */
function toMailed(row: Noticed, { occasions, now }: { occasions: readonly string[]; now: Date }): MailedAlert[] {
  const { openedAt, resolvedAt, snoozedUntil } = row;
  if (openedAt === null) return [];
  const isAside = snoozedUntil !== null && snoozedUntil > now;
  if (isAside && (resolvedAt === null || snoozedUntil.getUTCFullYear() > 9000)) return [];
  const isReminder = occasions.every((occasion) => occasion.startsWith('reminder'));
  return [{ ...row, value: Value.parse(row.value), openedAt, isReminder }];
}
