import type { Address, Order } from '../../../nodes/order/order';

/** Vendure's input for a guest. It wants a first and a last name and an e-mail address, whatever the marketplace gave. */
export function customerOf({ buyer, shipTo, source }: Order) {
  const name = buyer.name || shipTo?.name || 'Marketplace buyer';
  const phone = buyer.phone || shipTo?.phone;
  const cut = name.trim().lastIndexOf(' ');
  return {
    firstName: cut < 0 ? name : name.slice(0, cut),
    lastName: cut < 0 ? '' : name.slice(cut + 1),
    emailAddress: buyer.email || shipTo?.email || nobodysAddress(source),
    ...(phone && { phoneNumber: phone }),
  };
}

/** Marketplaces often hide the buyer's address. `.invalid` is reserved: no mail can ever reach anyone there. */
function nobodysAddress({ channel, orderId }: Order['source']): string {
  const safe = orderId.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `order-${safe}@${channel}.invalid`;
}

/** Null where there is no address to write down: Vendure wants a country and a street with each. */
export function addressOf(address: Address | undefined) {
  const [streetLine1, ...more] = address?.lines.filter(Boolean) ?? [];
  if (!address?.country) return null;
  return {
    ...(address.name && { fullName: address.name }),
    ...(address.company && { company: address.company }),
    streetLine1: streetLine1 ?? '',
    ...(more.length > 0 && { streetLine2: more.join(', ') }),
    ...(address.city && { city: address.city }),
    ...(address.region && { province: address.region }),
    ...(address.postcode && { postalCode: address.postcode }),
    countryCode: address.country,
    ...(address.phone && { phoneNumber: address.phone }),
  };
}
