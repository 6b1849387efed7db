import type { Parcel } from '../../../nodes/order/order';
import { ok, type Result } from '../../../nodes/problem';
import { type CodeRules, codeFor } from '../codes';

/** eBay's codes for carriers (ShippingCarrierCodeType) of the countries it sells in; any other is told by its name. */
export const carrierCodes: readonly string[] = [
  'Asendia',
  'AustraliaPost',
  'BPost',
  'CanadaPost',
  'Chronopost',
  'ColisPrive',
  'Colissimo',
  'Correos',
  'CouriersPlease',
  'DeutschePost',
  'DHL',
  'DHLEKB',
  'DPD',
  'FASTWAY',
  'FedEx',
  'GLS',
  'Hermes',
  'LaPoste',
  'Nacex',
  'OnTrac',
  'Parcelforce',
  'POSTEITALIANE',
  'PostNL',
  'Purolator',
  'RoyalMail',
  'SEUR',
  'StarTrack',
  'TNT',
  'Toll',
  'UPS',
  'USPS',
  'Yodel',
];

const known = carrierCodes.map((code) => ({ code }));

/** The person's own match first, then eBay's codes, then the name itself; "Other" for a parcel of a carrier nobody named. */
export function carrierFor({ carrier, carrierCode }: Parcel, rules: CodeRules | undefined): Result<string> {
  const words = [carrier, carrierCode];
  const found = codeFor(rules, { kind: 'carrier', words, known, destination: 'eBay' });
  if (!found.ok) return found;
  const name = words.find((word) => word?.trim())?.trim();
  return ok(found.value?.code ?? name ?? 'Other');
}

/** eBay takes letters and digits only, even where the label shows spaces. */
export const plainTracking = (number: string | null | undefined): string => (number ?? '').replace(/[^A-Za-z0-9]/g, '');
