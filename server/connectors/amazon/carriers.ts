import type { Parcel } from '../../../nodes/order/order';
import { ok, type Result } from '../../../nodes/problem';
import { type CodeRules, codeFor } from '../codes';

/** Carrier codes Amazon takes in `confirmShipment`; anything else goes as "Other" with the carrier's name. */
export const carrierCodes: readonly string[] = [
  'Australia Post',
  'BPOST',
  'Bring',
  'Canada Post',
  'Chronopost',
  'Colis Prive',
  'Colissimo',
  'Correos',
  'Deutsche Post',
  'DHL',
  'DHL Express',
  'DHL Home Delivery',
  'DPD',
  'FedEx',
  'FedEx SmartPost',
  'GLS',
  'Hermes Logistik Gruppe',
  'InPost',
  'Japan Post',
  'La Poste',
  'Lasership',
  'MRW',
  'NipponExpress',
  'OnTrac',
  'Parcelforce',
  'Poste Italiane',
  'PostNL',
  'PostNord',
  'Purolator',
  'Royal Mail',
  'Sagawa Express',
  'SDA',
  'SEUR',
  'SF Express',
  'StarTrack',
  'TNT',
  'UPS',
  'UPS Mail Innovations',
  'USPS',
  'Yamato Transport',
  'Yodel',
];

export interface AmazonCarrier {
  readonly carrierCode: string;
  readonly carrierName?: string;
  /** As Amazon is told the service. */
  readonly shippingMethod?: string;
}

const known = carrierCodes.map((code) => ({ code }));

/** The person's own match first, then Amazon's names, else "Other" with the name. Null: the parcel names no carrier at all. */
export function carrierFor(parcel: Parcel, rules: CodeRules | undefined): Result<AmazonCarrier | null> {
  const { carrier, carrierCode, service } = parcel;
  const found = codeFor(rules, { kind: 'carrier', words: [carrier, carrierCode], known, destination: 'Amazon' });
  if (!found.ok) return found;
  const shippingMethod = found.value?.match?.service || service;
  const method = shippingMethod ? { shippingMethod } : {};
  if (found.value && found.value.code !== 'Other') return ok({ carrierCode: found.value.code, ...method });
  const carrierName = [carrier, carrierCode].find((name) => name?.trim());
  return ok(carrierName ? { carrierCode: 'Other', carrierName, ...method } : null);
}
