import { takeLook } from '../alerts/take-look';
import { withWorkspace } from '../db/with-workspace';
import { createEndpoint } from '../webhooks/create-endpoint';
import { sendTest } from '../webhooks/send-test';
import type { TestDemo } from './test-demo';

/** An open alert of the demo, and a webhook with a message. */
export async function insertTold({ world, owner }: Pick<TestDemo, 'world' | 'owner'>) {
  const { workspaceId } = owner;
  const alertId = await withWorkspace(world.db, workspaceId, async (trx) => {
    await takeLook(world, { trx, workspaceId });
    return (await trx.selectFrom('alert').select('id').where('state', '=', 'open').executeTakeFirstOrThrow()).id;
  });
  const endpoint = { url: 'https://hooks.invalid/', description: '', kinds: ['alert.opened'] } as const;
  const made = await createEndpoint(world, { member: owner, ...endpoint });
  if (!made.ok) throw new Error('a webhook');
  const { endpointId } = made.value;
  const tested = await sendTest(world, { member: owner, endpointId });
  if (!tested.ok) throw new Error('a test message');
  return { alertId, endpointId, webhookMessageId: tested.value.messageId };
}
