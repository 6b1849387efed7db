import { KeyError } from '../crypto/key-ring';
import { EnvironmentError } from '../env';
import { SetupError } from '../setup/setup-error';
import { PagesMissing } from '../web/pages';
import { PortError } from '../web/start-web';
import { KeysMissing } from './create-world';
import { DatabaseUrlMissing } from './database-url';

/** Errors whose message is all a person at the terminal needs. */
const plain = [EnvironmentError, KeyError, KeysMissing, PagesMissing, PortError, SetupError, DatabaseUrlMissing];

/** What to tell the person at the terminal; null for a bug, which shows itself whole. */
export function plainTrouble(error: unknown): string | null {
  if (plain.some((kind) => error instanceof kind)) return error instanceof Error ? error.message : null;
  const code = codeOf(error);
  return code !== null && Object.hasOwn(databaseTroubles, code) ? (databaseTroubles[code] ?? null) : null;
}

const databaseTroubles: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at the address in DATABASE_URL. Is Postgres running there?',
  ENOTFOUND: 'The host in DATABASE_URL cannot be found.',
  ETIMEDOUT: 'The host in DATABASE_URL does not answer.',
  '28P01': 'Postgres refuses the password in DATABASE_URL.',
  '28000': 'Postgres refuses the user in DATABASE_URL.',
  '3D000': 'The database in DATABASE_URL does not exist on that server. Create it first.',
  '42501':
    'The user in DATABASE_URL may not do that. It needs to create tables in its database; the web and worker processes need less.',
};

/** The first code on the way down the causes. */
function codeOf(error: unknown): string | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ('code' in each && typeof each.code === 'string') return each.code;
  }
  return null;
}
