import type { Parcel } from '../../../nodes/order/order';

/** eBay's codes for carriers (ShippingCarrierCodeType) of the countries it sells in; any other is told by its name. */
const known: readonly string[] = [
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

/** As people write them: without spaces, hyphens and capitals. */
const plain = (name: string) => name.toLowerCase().replace(/[\s\-_.]/g, '');
const codes = new Map(known.map((code) => [plain(code), code]));

/** The person's own match first, then eBay's codes, then the name itself; "Other" for a parcel of a carrier nobody named. */
export function carrierFor({ carrier, carrierCode }: Parcel, matches: Readonly<Record<string, string>>): string {
  const names = [carrier, carrierCode].filter((name): name is string => Boolean(name?.trim()));
  for (const name of names) {
    const matched = Object.entries(matches).find(([own]) => plain(own) === plain(name))?.[1];
    const code = matched || codes.get(plain(name));
    if (code) return code;
  }
  return names[0]?.trim() ?? 'Other';
}

/** eBay takes letters and digits only, even where the label shows spaces. */
export const plainTracking = (number: string | null | undefined): string => (number ?? '').replace(/[^A-Za-z0-9]/g, '');
