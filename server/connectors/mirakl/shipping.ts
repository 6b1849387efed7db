import type { Parcel, Shipment } from '../../../nodes/order/order';
import type { WriteRequest } from '../contract';
import { remoteItems } from '../write-request';
import type { MiraklRecord } from './record';

/** What all ways of telling a shipment start from. */
export interface Shipping {
  readonly request: WriteRequest;
  readonly fact: Shipment;
  readonly record: MiraklRecord;
  /** What the shipment is called at Mirakl: as we have learned it, else by our reference. */
  readonly name: string;
}

export const parcelAt = ({ shipments }: Pick<MiraklRecord, 'shipments'>, packageReference: string) =>
  shipments.find(
    ({ status, shipment_lines }) =>
      status !== 'CANCELED' && shipment_lines.some(({ package_reference }) => package_reference === packageReference),
  );

export const itemsOf = (parcel: Parcel, request: WriteRequest) => remoteItems(parcel.items, request);
