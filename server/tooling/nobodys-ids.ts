import { randomUUID } from 'node:crypto';
import type { Ids } from '../trpc/isolation-questions';

/** Ids that nobody has, so that what is allowed finds nothing to do. */
export const nobodysIds = (): Ids => ({
  flowId: randomUUID(),
  connectionId: randomUUID(),
  orderId: randomUUID(),
  runId: randomUUID(),
  deliveryId: randomUUID(),
  backfillId: randomUUID(),
  holdId: randomUUID(),
  taskId: randomUUID(),
  messageId: '999999999999',
  userId: randomUUID(),
  invitationId: randomUUID(),
  templateId: randomUUID(),
  alertId: randomUUID(),
  endpointId: randomUUID(),
  webhookMessageId: randomUUID(),
  accessId: randomUUID(),
  keyId: randomUUID(),
  slug: 'nowhere',
});
