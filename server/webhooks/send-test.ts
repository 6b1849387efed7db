import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { WebhookEvent } from '../../nodes/watch/webhook-event';
import { addMessages } from '../db/queries/announcing';
import { ringWebhooks } from '../jobs/ring';
import type { World } from '../workspaces/world';
import { changeEndpoint, type OneEndpoint } from './change-endpoint';

/** Sends an endpoint a message that says nothing, so that the other end can be tried. */
export function sendTest(
  world: Pick<World, 'db' | 'now' | 'newId'>,
  one: OneEndpoint,
): Promise<Result<{ messageId: string }>> {
  return changeEndpoint({ world, ...one }, async (trx, { state }) => {
    if (state !== 'on') return failed(isOff);
    const [now, id] = [world.now(), world.newId()];
    const event: WebhookEvent = {
      type: 'webhook.test',
      timestamp: now.toISOString(),
      data: { message: `A test from ${one.member.workspaceName}.` },
    };
    const name = { workspaceId: one.member.workspaceId, endpointId: one.endpointId };
    const message = { id, eventId: `tst_${id}`, kind: event.type, body: JSON.stringify(event) };
    await addMessages(name, { messages: [message], now }).execute(trx);
    await ringWebhooks(trx, [name]);
    return ok({ messageId: id });
  });
}

const isOff: Problem = {
  code: 'webhook.isOff',
  message: 'This webhook is switched off, so nothing is sent to it.',
  advice: 'Switch it on first.',
  retry: 'never',
};
