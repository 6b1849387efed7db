import { failed, type Problem, type Result } from '../../nodes/problem';
import { type Connector, HttpFailure } from '../connectors/contract';
import { createSendMail } from '../mail/send-mail';
import type { Member } from '../workspaces/member';
import type { World } from '../workspaces/world';
import { lookAtConnection } from './change-connection';
import { connectorMissing } from './connection-problems';
import { type AccountForm, readAccountForm } from './read-account-form';
import { openSecrets } from './secrets';

export type ConnectionToTest =
  | { readonly connectionId: string }
  | {
      readonly connector: string;
      readonly settings: Readonly<Record<string, unknown>>;
      readonly credentials: Readonly<Record<string, unknown>>;
    };

/** Asks the channel whose account this is. Changes nothing there and nothing here. */
export async function testConnection(
  world: World,
  { member, connection }: { member: Member; connection: ConnectionToTest },
): Promise<Result<{ account: string }>> {
  if ('connectionId' in connection) return testStored(world, { member, connectionId: connection.connectionId });
  const connector = world.connectors.get(connection.connector);
  if (!connector) return failed(connectorMissing);
  const form = readAccountForm(connector, connection);
  return form.ok ? askChannel(world, { connector, form: form.value, connectionId: world.newId() }) : form;
}

async function testStored(
  world: World,
  { member, connectionId }: { member: Member; connectionId: string },
): Promise<Result<{ account: string }>> {
  // The transaction ends before the call: none waits for somebody else's server.
  const found = await lookAtConnection({ world, member, connectionId }, async (_trx, row) => {
    const credentials = openSecrets(world, { member, row });
    const form = readAccountForm(row.type, { settings: row.settings, credentials });
    return form.ok ? { ok: true, value: { connector: row.type, form: form.value } } : form;
  });
  return found.ok ? askChannel(world, { ...found.value, connectionId }) : found;
}

/** @param connectionId goes into the call as the connector expects it; a connection not yet made gets a fresh one. */
export async function askChannel(
  world: Pick<World, 'http' | 'now' | 'mailer'>,
  { connector, form, connectionId }: { connector: Connector; form: AccountForm; connectionId: string },
): Promise<Result<{ account: string }>> {
  const secrets = Object.values(form.credentials).filter((value) => typeof value === 'string');
  const http = world.http({ loopback: connector.loopback ?? false, secrets });
  try {
    const mail = world.mailer ? { mail: createSendMail(world.mailer) } : {};
    return await connector.test({ http, connectionId, ...form, ...mail, now: world.now() });
  } catch (error) {
    if (error instanceof HttpFailure) return failed(noAnswer(connector, error));
    throw error;
  }
}

const noAnswer = ({ name }: Connector, error: HttpFailure): Problem =>
  error.kind === 'blocked'
    ? { code: 'connection.addressRefused', message: error.message, retry: 'never' }
    : {
        code: 'channel.unreachable',
        message: `${name} does not answer at this address.`,
        advice: 'Check the address; if it is right, try again in a few minutes.',
        retry: 'later',
      };
