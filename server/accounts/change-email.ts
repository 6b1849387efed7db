import { failed, ok, type Result } from '../../nodes/problem';
import { countOne, forgetCount, isSpent } from '../auth/attempts';
import type { World } from '../workspaces/world';
import { linksPerQuarter, noMailServer, tooManyLinks, wrongPassword } from './account-problems';
import { keepEmailLink } from './email-link';
import type { Person } from './mail-email-link';

const wrongPasswordsAllowed = 5;

/**
 * Sends a link to the new address; it becomes the person's own once the link is followed (confirm-email.ts). Whether the address
 * has an account already is not told: then no mail goes out.
 */
export async function changeEmail(
  world: World,
  { person, email, password }: { person: Person; email: string; password: string },
): Promise<Result<null>> {
  const { db, mailer, log } = world;
  if (!mailer) return failed(noMailServer);
  if (!(await isTheirPassword(world, { person, password }))) return failed(wrongPassword);
  if ((await countOne(db, { what: 'email link', who: person.id })) > linksPerQuarter) return failed(tooManyLinks);
  const to = email.trim().toLowerCase();
  const taken = await db.selectFrom('auth_user').select('id').where('email', '=', to).executeTakeFirst();
  if (taken) return ok(null);
  const link = await keepEmailLink(world, { userId: person.id, from: person.email, to });
  const mail = { to, subject: 'Your new address for Sluice', text: words({ name: person.name, link }) };
  mailer.send(mail).catch((error: unknown) => log.error({ err: error }, 'A mail could not be sent'));
  return ok(null);
}

/** Counted together with what better-auth asks the password for (guard-account.ts). */
async function isTheirPassword(
  { db, verifyPassword }: World,
  { person, password }: { person: Person; password: string },
): Promise<boolean> {
  const counted = { what: 'password of', who: person.id };
  if (await isSpent(db, { ...counted, max: wrongPasswordsAllowed })) return false;
  const account = await db
    .selectFrom('auth_account')
    .select('password as hash')
    .where('user_id', '=', person.id)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  const isRight = Boolean(account?.hash) && (await verifyPassword({ password, hash: account?.hash ?? '' }));
  if (isRight) await forgetCount(db, counted);
  else await countOne(db, counted);
  return isRight;
}

const words = ({ name, link }: { name: string; link: string }) => `Hello ${name},

you want to sign in to Sluice with this address. Confirm within a day that it is yours:

${link}

Until then nothing changes. If you know nothing of it, there is nothing to do.
`;
