import type { WriteRequest } from '../contract';
import { homeOf } from '../write-request';

/** Puts the order's ids into an address. Each is escaped, so that none can change where the address leads. */
export function fillAddress(address: string, request: WriteRequest): string {
  const values: Readonly<Record<string, string>> = {
    orderId: request.order.source.orderId,
    number: request.order.source.number,
    remoteId: homeOf(request),
    reference: request.reference,
  };
  return address.replace(/\{([a-zA-Z]+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? encodeURIComponent(values[name] ?? '') : placeholder,
  );
}
