import type { Operation } from './capability';
import type { Message } from './order/message';
import type { Order } from './order/order';

/** Work only the outside world can do. A node asks for it; a job performs it. */
export type Effect =
  | {
      readonly kind: 'publish';
      readonly operation: Operation;
      readonly connectionId: string;
      /** The order as the destination shall see it, overwrites included. */
      readonly order: Order;
      /** The shipment, cancellation, return, refund or document concerned. */
      readonly factId?: string;
    }
  | {
      readonly kind: 'convertLabel';
      readonly documentId: string;
      readonly settings: {
        /** Its size, or that it goes on as it came. */
        readonly paper: string;
        /** Of a PDF, as readPages understands it; null: all. */
        readonly pages: string | null;
        readonly fileName: string;
      };
    }
  /** Sent as it is by an account that sends such messages. */
  | {
      readonly kind: 'send';
      readonly connectionId: string;
      readonly message: Message;
      /** The order as it was here, for what is only made when it is sent. */
      readonly order: Order;
    }
  /** The order goes on at this moment, UTC ISO. */
  | { readonly kind: 'wait'; readonly until: string }
  /** A person decides: approved, the order goes on by the outcome's own port. */
  | {
      readonly kind: 'hold';
      readonly message: string;
      readonly approvers: ApproverRole;
      readonly onReject: string;
      /** What happens by itself, and when; null: nothing. */
      readonly ifNobody: { readonly at: string; readonly port: string } | null;
      /** Whether a word on this order at this step, given earlier, counts for this news: while the matter is the same, always, never. */
      readonly earlierWord: 'same' | 'pass' | 'ask';
      /** What is decided about, as text: the same text, the same matter. */
      readonly matter: string;
    };

/** May decide what is held, as may everyone above. */
export type ApproverRole = 'editor' | 'admin' | 'owner';
