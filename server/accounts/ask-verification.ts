import { failed, ok, type Result } from '../../nodes/problem';
import { countOne } from '../auth/attempts';
import type { World } from '../workspaces/world';
import { linksPerQuarter, noMailServer, tooManyLinks } from './account-problems';
import { mailEmailLink, type Person } from './mail-email-link';

/** Sends the link that proves the person's present address, once more. */
export async function askVerification(world: World, person: Person): Promise<Result<null>> {
  if (!world.mailer) return failed(noMailServer);
  if ((await countOne(world.db, { what: 'email link', who: person.id })) > linksPerQuarter) return failed(tooManyLinks);
  await mailEmailLink(world, person);
  return ok(null);
}
