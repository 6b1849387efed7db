import { Message } from '../../nodes/order/message';
import type { Order } from '../../nodes/order/order';
import { failed, type Problem, type Result } from '../../nodes/problem';
import type { Connector } from '../connectors/contract';
import type { Attachment, MessageRequest, Sender } from '../connectors/send-message';
import type { ClaimedDelivery } from '../db/queries/deliveries';
import { Overlay, withOverlay } from '../engine/overlay';
import type { AnyCall } from './open-connection';
import type { Sent } from './send-once';

interface Sending {
  readonly connector: Connector;
  readonly call: AnyCall;
  /** Fetches the files an email takes along. */
  readonly load: (wanted: { named: EmailAttachments; number: string }) => Promise<Result<readonly Attachment[]>>;
}

type EmailAttachments = (Message & { readonly kind: 'email' })['attachments'];

/** Sends a message as its author wrote it. One that may have arrived is repeated only where that does no harm. */
export async function sendMessage(delivery: ClaimedDelivery, { connector, call, load }: Sending): Promise<Sent> {
  const message = Message.parse(delivery.message);
  const order = withOverlay(delivery.order as Order, Overlay.parse(delivery.overlay));
  const about = { call, wasUnknown: delivery.wasUnknown, reference: delivery.reference, order };
  switch (message.kind) {
    case 'call':
      return await sendBy(connector.sends?.call, { ...about, message });
    case 'email': {
      const loaded = await load({ named: message.attachments, number: order.source.number });
      return loaded.ok
        ? await sendBy(connector.sends?.email, { ...about, message, attachments: loaded.value })
        : loaded;
    }
  }
}

async function sendBy<Kind extends Message['kind']>(
  sender: Sender<AnyCall, AnyCall['settings'], Kind> | undefined,
  { call, wasUnknown, ...request }: MessageRequest<Kind> & { call: AnyCall; wasUnknown: boolean },
): Promise<Sent> {
  if (!sender) return failed(cannotSend);
  if (wasUnknown && !sender.mayRepeat(call.settings, request.message)) return 'cannotTell';
  return await sender.send(call, request);
}

const cannotSend: Problem = {
  code: 'delivery.unsupported',
  message: 'This account sends no such messages.',
  advice: 'Choose another account in the flow.',
  retry: 'never',
};
