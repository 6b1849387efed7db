import type { Parcel } from '../../../nodes/order/order';

/** Carrier codes Amazon takes in `confirmShipment`; anything else goes as "Other" with the carrier's name. */
const known: readonly string[] = [
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

/** As people write them: without spaces, hyphens and capitals. */
const plain = (name: string) => name.toLowerCase().replace(/[\s\-_.]/g, '');

const codes = new Map(known.map((code) => [plain(code), code]));

export interface AmazonCarrier {
  readonly carrierCode: string;
  readonly carrierName?: string;
}

/** The person's own match first, then Amazon's names. Null: the parcel names no carrier at all. */
export function carrierFor(
  { carrier, carrierCode }: Parcel,
  matches: Readonly<Record<string, string>>,
): AmazonCarrier | null {
  const names = [carrier, carrierCode].filter((name) => name !== undefined && name.trim() !== '');
  for (const name of names) {
    const matched = Object.entries(matches).find(([own]) => plain(own) === plain(name ?? ''))?.[1];
    const code = matched || codes.get(plain(name ?? ''));
    if (code) return { carrierCode: code };
  }
  const [first] = names;
  return first === undefined ? null : { carrierCode: 'Other', carrierName: first };
}
