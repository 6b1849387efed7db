import { z } from 'zod';
import { openDatabase } from '../db/connection';
import { uuidv7 } from '../db/uuidv7';
import { beginRetry } from '../health/begin-retry';
import { listRetries } from '../health/list-retries';
import { planRetry } from '../health/plan-retry';
import type { Member } from '../workspaces/member';

const Given = z.object({
  url: z.string(),
  member: z.custom<Member>(),
  code: z.string(),
  subject: z.string(),
  at: z.uuid(),
});

/** The part of a web process that plans a retry, waits for its preview and lets it go: says the task's id, and lives on until it is killed. */
const { url, member, code, subject, at } = Given.parse(JSON.parse(process.argv[2] ?? '{}'));
process.on('disconnect', () => process.exit(1)); // the test is gone
const db = await openDatabase({ url, name: 'sluice test web' });
const what = { kind: 'cause', cause: { code, subject, connectionId: at } } as const;
const planned = await planRetry({ db, newId: uuidv7 }, { member, plan: { what, from: 'failed', version: 'pinned' } });
if (!planned.ok) throw new Error(planned.problems[0]?.message);
const { id } = planned.value;
const isLooking = async () => (await listRetries({ db }, { member, taskId: id }))[0]?.state === 'looking';
while (await isLooking()) await new Promise((resolve) => setTimeout(resolve, 50));
const begun = await beginRetry({ db }, { member, taskId: id, careful: true });
if (!begun.ok) throw new Error(begun.problems[0]?.message);
process.send?.(id);
setInterval(() => undefined, 1_000);
