import type { Address, Order } from '../../../nodes/order/order';
import type { AmazonOrder, WireAddress } from './wire';

export function shipTo({ recipient }: AmazonOrder): Address | undefined {
  return recipient?.deliveryAddress ? toAddress(recipient.deliveryAddress) : undefined;
}

/** Where the invoice goes: the address of the buyer's tax registration, or at least the company. */
export function billTo({ tax, buyer }: AmazonOrder): Address | undefined {
  const registration = tax?.taxRegistrations.find(({ entityType }) => entityType === 'BUYER');
  const company = registration?.legalName || buyer?.buyerCompanyName;
  const address = registration?.taxRegistrationAddress;
  if (!address && !company) return undefined;
  return { ...(address ? toAddress(address) : { lines: [] }), ...(company && { company }) };
}

/** What the buyer wants of whoever delivers. */
export function noteOf({ recipient }: AmazonOrder): Pick<Order, 'note'> {
  const { dropOffLocation, addressInstruction } = recipient?.deliveryPreference ?? {};
  const note = [dropOffLocation, addressInstruction].filter(Boolean).join('. ');
  return note ? { note } : {};
}

function toAddress(wire: WireAddress): Address {
  const { name, companyName, city, stateOrRegion, postalCode, countryCode, phone } = wire;
  const country = countryCode?.toUpperCase();
  return {
    ...(name && { name }),
    ...(companyName && { company: companyName }),
    lines: linesOf(wire),
    ...(city && { city }),
    ...(stateOrRegion && { region: stateOrRegion }),
    ...(postalCode && { postcode: postalCode }),
    ...(country && /^[A-Z]{2}$/.test(country) && { country }),
    ...(phone && { phone }),
  };
}

/** The model has no field for districts, and in some countries no parcel arrives without them: they follow the street. */
function linesOf({
  addressLine1,
  addressLine2,
  addressLine3,
  extendedFields,
  municipality,
  districtOrCounty,
  ...rest
}: WireAddress): string[] {
  const elsewhere = [rest.city, rest.stateOrRegion];
  const lines = [addressLine1, addressLine2, addressLine3, extendedFields?.neighborhood, municipality, districtOrCounty]
    .map((line) => line?.trim() ?? '')
    .filter((line) => line && !elsewhere.includes(line));
  return [...new Set(lines)];
}
