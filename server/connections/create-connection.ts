import { randomBytes } from 'node:crypto';
import { failed, ok, type Result } from '../../nodes/problem';
import type { Connector } from '../connectors/contract';
import { hintsFor } from '../crypto/vault';
import { type Trx, withWorkspace } from '../db/with-workspace';
import type { Member } from '../workspaces/member';
import { recordAudit } from '../workspaces/record-audit';
import type { World } from '../workspaces/world';
import { connectorMissing } from './connection-problems';
import { type AccountForm, readAccountForm } from './read-account-form';
import { sealSecrets } from './secrets';
import { askChannel } from './test-connection';

export interface NewConnection {
  readonly connector: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly credentials: Readonly<Record<string, unknown>>;
}

/** Connects an account that the channel itself confirms; one that does not work is not stored. */
export async function createConnection(
  world: World,
  { member, connection }: { member: Member; connection: NewConnection },
): Promise<Result<{ id: string }>> {
  const connector = world.connectors.get(connection.connector);
  if (!connector) return failed(connectorMissing);
  const form = readAccountForm(connector, connection);
  if (!form.ok) return form;
  const id = world.newId();
  const tested = await askChannel(world, { connector, form: form.value, connectionId: id });
  if (!tested.ok) return tested;
  const row = { id, name: connection.name, connector, form: form.value, account: tested.value.account };
  return withWorkspace(world.db, member.workspaceId, async (trx) =>
    ok(await insertConnection({ trx, world, member }, row)),
  );
}

interface NewRow {
  readonly id: string;
  readonly name: string;
  readonly connector: Connector;
  readonly form: AccountForm;
  readonly account: string;
}

async function insertConnection(
  { trx, world, member }: { trx: Trx; world: World; member: Member },
  { id, name, connector, form, account }: NewRow,
): Promise<{ id: string }> {
  const { workspaceId } = member;
  const { wrappedKey } = await trx
    .selectFrom('workspace')
    .select('wrapped_key as wrappedKey')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  const { settings, credentials } = form;
  const polls = connector.listOrders !== undefined;
  await trx
    .insertInto('connection')
    .values({
      workspace_id: workspaceId,
      id,
      connector: connector.id,
      name,
      settings: JSON.stringify(settings),
      sealed: sealSecrets(world, { member, row: { id, wrappedKey }, credentials }),
      sealed_hint: JSON.stringify(hintsFor(credentials, world.now().toISOString())),
      account,
      webhook_token: newWebhookToken(),
      poll_seconds: polls ? (connector.pollSeconds ?? 600) : null,
      next_poll_at: polls ? world.now() : null,
      created_by: member.userId,
    })
    .execute();
  const after = { name, connector: connector.id, account, settings, secrets: Object.keys(credentials) };
  await recordAudit(trx, { member, deed: { action: 'connection.created', target: id, after } });
  return { id };
}

/** 192 random bits: the address alone gives nothing away and cannot be guessed; the signature is checked besides. */
const newWebhookToken = () => randomBytes(24).toString('base64url');
