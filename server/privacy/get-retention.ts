import { z } from 'zod';
import { countAged, findRetention } from '../db/queries/purging';
import { withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { type Keep, RetentionClass, readKeep, retentionClasses } from './retention';

type Counts = Readonly<Record<RetentionClass, number>>;
const Counts = z.partialRecord(RetentionClass, z.number()).catch({});

export interface Retention {
  /** Days by class; null is for ever. */
  readonly keep: Keep;
  readonly least: Counts;
  /** When a purge last came to its end, and what went with it. */
  readonly ranAt: string | null;
  readonly removed: Partial<Counts>;
  /** One is under way. */
  readonly isRunning: boolean;
}

export function getRetention(
  { db }: Pick<World, 'db'>,
  { workspaceId }: Pick<Member, 'workspaceId'>,
): Promise<Retention> {
  return withWorkspace(db, workspaceId, async (trx) => {
    const row = await findRetention(trx, { workspaceId }).executeTakeFirst();
    return {
      keep: readKeep(row?.keep),
      least: leastDays,
      ranAt: row?.ranAt?.toISOString() ?? null,
      removed: Counts.parse(row?.removed ?? {}),
      isRunning: row?.progress !== null && row?.progress !== undefined,
    };
  });
}

const leastDays: Counts = {
  messages: retentionClasses.messages.least,
  answers: retentionClasses.answers.least,
  traces: retentionClasses.traces.least,
  papers: retentionClasses.papers.least,
  persons: retentionClasses.persons.least,
  audit: retentionClasses.audit.least,
};

/** What would go at once if this were kept; counted up to 100,000 of a class. */
export function previewRetention(
  { db }: Pick<World, 'db'>,
  { member: { workspaceId }, keep }: { member: Member; keep: Keep },
): Promise<Partial<Counts>> {
  return withWorkspace(db, workspaceId, async (trx) => {
    const { rows } = await countAged({ workspaceId, days: keep }).execute(trx);
    return Counts.parse(rows[0] ?? {});
  });
}
