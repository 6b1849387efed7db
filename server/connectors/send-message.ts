import type { Message, MessageKind } from '../../nodes/order/message';
import type { Order } from '../../nodes/order/order';
import type { Problem, Result } from '../../nodes/problem';

/** A message as its author wrote it, fields filled in. */
export interface MessageRequest<Kind extends MessageKind = MessageKind> {
  /** Deterministic: the same message of the same step about the same news has the same one. */
  readonly reference: string;
  readonly message: Message & { readonly kind: Kind };
  /** The order as it is now, for messages that hold it whole. */
  readonly order: Order;
  /** The files an email takes along, with their bytes. */
  readonly attachments?: readonly Attachment[];
}

/** A file that goes along with an email. */
export interface Attachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** How an account sends one kind of message. */
export interface Sender<Call, Settings, Kind extends MessageKind> {
  /**
   * @returns what is said of it on the timeline
   * @throws HttpFailure when nobody knows whether it arrived
   */
  send(call: Call, request: MessageRequest<Kind>): Promise<Result<{ readonly note: string }>>;
  /** Whether it may be sent again when nobody knows whether it arrived. No: a person decides. */
  mayRepeat(settings: Settings, message: Message & { readonly kind: Kind }): boolean;
}

export type Senders<Call, Settings> = {
  readonly [Kind in MessageKind]?: Sender<Call, Settings, Kind>;
};

/** A message that was taken and came back later. */
export interface ReturnedMessage {
  /** The one it was sent under. */
  readonly reference: string;
  readonly problem: Problem;
}

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  /** Shown beside the installation's own address. */
  readonly senderName?: string;
  readonly replyTo?: string;
  /** The same for the same mail, so that mail systems that look can drop a second copy. */
  readonly reference: string;
}

/**
 * The mail server as a value. `refusedFor`: addresses it would not take the mail for, while it took it for the others; taken for nobody
 * is a problem. @throws HttpFailure when nobody knows whether it took the mail.
 */
export type SendMail = (mail: Mail) => Promise<Result<{ readonly refusedFor: readonly string[] }>>;
