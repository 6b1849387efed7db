import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { OrderNews } from '../../../nodes/order/event';
import { instant } from './amazon-order';
import type { MfnShipment } from './wire';

/**
 * The label of a shipment bought through Amazon: Base64 of the gzipped document, kept as it came. A voided shipment has an empty
 * one. The parcel itself is told by the order's packages.
 */
export function labelNews(shipment: MfnShipment, { connectionId }: { connectionId: string }): OrderNews[] {
  const { ShipmentId: id, AmazonOrderId: orderId, CreatedDate, LastUpdatedDate } = shipment;
  const { Contents: data, FileType: mediaType, Checksum: md5 } = shipment.Label.FileContents;
  if (!data) return [];
  const document = {
    id,
    externalIds: { [connectionId]: id },
    kind: 'label' as const,
    shipmentId: id,
    mediaType,
    data,
    md5,
    at: instant(CreatedDate),
  };
  return [{ orderId, at: instant(LastUpdatedDate || CreatedDate), documents: [document] }];
}

/** Amazon sends the MD5 of the document inside. False when the bytes were damaged on their way. */
export function isLabelWhole({ Label: { FileContents } }: MfnShipment): boolean {
  const { Contents, Checksum } = FileContents;
  if (!Contents) return true;
  try {
    // A label is at most a few hundred kilobytes; what unpacks to more is none.
    const document = gunzipSync(Buffer.from(Contents, 'base64'), { maxOutputLength: 20_000_000 });
    return createHash('md5').update(document).digest('base64') === Checksum;
  } catch {
    return false;
  }
}

/** How Amazon names shipments bought through it; a package of such a name has a label to fetch. */
export const isMfnShipmentId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
