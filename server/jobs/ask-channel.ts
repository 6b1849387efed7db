import type { Problem, Result } from '../../nodes/problem';
import { failed } from '../../nodes/problem';
import { HttpFailure } from '../connectors/contract';
import type { OpenConnection } from './open-connection';
import type { World } from './world';

/** Asks a channel something, and turns whatever goes wrong into a problem: silence of the channel, or a bug of ours. */
export async function askChannel<T>(
  question: () => Promise<Result<T>>,
  { connection, log }: { connection: OpenConnection; log: World['log'] },
): Promise<Result<T>> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof HttpFailure) return failed(silence(connection.name, error));
    log.error({ err: error, connectionId: connection.id }, 'A connector failed while reading');
    return failed(bug);
  }
}

const silence = (name: string, { message, kind }: HttpFailure): Problem =>
  kind === 'blocked'
    ? { code: 'connection.addressRefused', message, retry: 'never' }
    : { code: 'channel.noAnswer', message: `${name}: ${message}`, retry: 'later' };

const bug: Problem = {
  code: 'sluice.bug',
  message: 'Something went wrong on our side while reading. It is tried again.',
  retry: 'later',
};
