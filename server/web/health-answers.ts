import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'kysely';
import type { Db } from '../db/connection';
import { answerText } from './answer';

export interface Readiness {
  readonly db: Db;
  /** False from the moment the process is asked to stop, and until its pages are awake. */
  readonly isReady: () => boolean;
}

/** "This process lives": nothing else is looked at, so that an orchestrator does not kill it for its database's sake. */
export const answerHealth = (_request: IncomingMessage, response: ServerResponse): void =>
  answerText(response, { status: 200, body: 'ok' });

/** "Send people here": the pages are awake and the database answers. */
export async function answerReadiness({ db, isReady }: Readiness, response: ServerResponse): Promise<void> {
  if (!isReady()) return answerText(response, { status: 503, body: 'not ready' });
  try {
    await sql`select 1`.execute(db);
    answerText(response, { status: 200, body: 'ready' });
  } catch {
    answerText(response, { status: 503, body: 'the database does not answer' });
  }
}
