import { z } from 'zod';
import type { NewsKind } from './order/event';
import type { MessageKind } from './order/message';

/** The things that cross between systems. One word for reading it from a channel and for writing it to one. */
export const operations = {
  order: { label: 'Order', verb: 'create the order' },
  update: { label: 'Change', verb: 'change the order' },
  cancellation: { label: 'Cancel', verb: 'cancel the order' },
  shipment: { label: 'Shipment', verb: 'mark it shipped' },
  return: { label: 'Return', verb: 'record the return' },
  refund: { label: 'Refund', verb: 'record the refund' },
  label: { label: 'Label', verb: 'attach the label' },
} as const;
export const Operation = z.enum(Object.keys(operations) as (keyof typeof operations)[]);
export type Operation = z.infer<typeof Operation>;

/** What flows send besides, in their author's own words (order/message.ts). */
const messages = {
  call: { label: 'Web request', verb: 'make the web request' },
  email: { label: 'Email', verb: 'send the email' },
} as const satisfies Record<MessageKind, object>;

/** Everything a delivery can be. */
export const deliveryKinds = { ...operations, ...messages };
export const DeliveryKind = z.enum(Object.keys(deliveryKinds) as (keyof typeof deliveryKinds)[]);
export type DeliveryKind = z.infer<typeof DeliveryKind>;

/** Whether an order for which this was done counts as published. A letter about an order does not take it anywhere. */
export const isPublishing = (kind: string): boolean => kind !== 'email';

/** Which operation carries an event onwards. */
export const operationFor: Readonly<Record<NewsKind, Operation>> = {
  created: 'order',
  updated: 'update',
  cancelled: 'cancellation',
  shipped: 'shipment',
  returned: 'return',
  refunded: 'refund',
  labelled: 'label',
};

/** One thing a connection can do. Seen from us: `in` the channel tells us, `out` we tell the channel. */
export interface Capability {
  readonly operation: Operation;
  readonly direction: 'in' | 'out';
  /** False: only the whole order at once; a partial one is refused before it is sent. */
  readonly partial: boolean;
  /** Media types, for labels. */
  readonly formats?: readonly string[];
  /** One sentence on a limit worth knowing before publishing a flow. */
  readonly note?: string;
}

export const findCapability = (
  capabilities: readonly Capability[],
  { operation, direction }: Pick<Capability, 'operation' | 'direction'>,
) => capabilities.find((one) => one.operation === operation && one.direction === direction);

/** Whether a document of this type is taken; one nobody has looked into yet may be. */
export const takesFormat = ({ formats }: Pick<Capability, 'formats'>, mediaType: string | undefined): boolean =>
  formats === undefined || mediaType === undefined || formats.includes(mediaType);

/** "PDF, PNG or ZPL". */
export function sayFormats(formats: readonly string[]): string {
  const words = [...new Set(formats.map((format) => formatWords[format] ?? format))];
  const [last = '', ...rest] = words.toReversed();
  return rest.length === 0 ? last : `${rest.toReversed().join(', ')} or ${last}`;
}

const formatWords: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/gif': 'GIF',
  'image/jpeg': 'JPEG',
  'application/zpl': 'ZPL',
  'text/html': 'HTML',
  'text/plain': 'text',
};
