import type { Address, Order } from '../../../nodes/order/order';
import type { EbayOrder, WireAddress, WireContact, WireInstruction } from './wire';

export const firstInstruction = ({ fulfillmentStartInstructions: all }: EbayOrder): WireInstruction | undefined =>
  all.find(({ shippingStep }) => shippingStep) ?? all[0];

export function peopleOf(order: EbayOrder): Pick<Order, 'buyer' | 'shipTo' | 'billTo'> {
  const registered = order.buyer?.buyerRegistrationAddress;
  const instruction = firstInstruction(order);
  const shipTo = instruction?.shippingStep?.shipTo;
  return {
    buyer: { ...buyerOf(order), ...reachedBy(registered, shipTo) },
    ...(shipTo && { shipTo: withReference(toContact(shipTo), instruction) }),
    ...(registered && { billTo: toContact(registered) }),
  };
}

function buyerOf({ buyer }: EbayOrder): Order['buyer'] {
  const taxId = buyer?.taxIdentifier?.taxpayerId;
  return { ...(buyer?.username && { ref: buyer.username }), ...(taxId && { taxId }) };
}

type MaybeContact = WireContact | null | undefined;

/** As the buyer is registered, else as the parcel is addressed. */
function reachedBy(registered: MaybeContact, shipTo: MaybeContact): Order['buyer'] {
  const name = registered?.fullName || shipTo?.fullName;
  const email = registered?.email || shipTo?.email;
  const phone = registered?.primaryPhone?.phoneNumber || shipTo?.primaryPhone?.phoneNumber;
  return { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) };
}

/** At eBay's own hub parcels are told apart by this reference alone, so it must stand on the label. */
function withReference(address: Address, instruction: WireInstruction | undefined): Address {
  const reference = instruction?.shippingStep?.shipToReferenceId;
  if (!reference || address.lines.some((line) => line.includes(reference))) return address;
  return { ...address, lines: [...address.lines, `Reference ${reference}`] };
}

function toContact({ fullName, companyName, email, primaryPhone, contactAddress }: WireContact): Address {
  return {
    ...(fullName && { name: fullName }),
    ...(companyName && { company: companyName }),
    ...(contactAddress ? toAddress(contactAddress) : { lines: [] }),
    ...(primaryPhone?.phoneNumber && { phone: primaryPhone.phoneNumber }),
    ...(email && { email }),
  };
}

/** The model has no field for counties: they follow the street, unless they say the same as the region. */
function toAddress({
  addressLine1,
  addressLine2,
  city,
  county,
  stateOrProvince,
  postalCode,
  countryCode,
}: WireAddress) {
  const lines = [addressLine1, addressLine2, county === stateOrProvince ? null : county]
    .map((line) => line?.trim() ?? '')
    .filter((line) => line && line !== city);
  const country = countryCode?.toUpperCase() ?? '';
  return {
    lines: [...new Set(lines)],
    ...(city && { city }),
    ...(stateOrProvince && { region: stateOrProvince }),
    ...(postalCode && { postcode: postalCode }),
    ...(/^[A-Z]{2}$/.test(country) && { country }),
  };
}

/** On one line, for where the model has room for text only. */
export function oneLine(address: WireAddress | null | undefined): string {
  if (!address) return '';
  const { addressLine1, addressLine2, city, county, stateOrProvince, postalCode, countryCode } = address;
  return [addressLine1, addressLine2, postalCode, city, county, stateOrProvince, countryCode]
    .filter(Boolean)
    .join(', ');
}
