import type { Address } from '../../nodes/order/order';
import classes from './address-block.module.css';

const countries = new Intl.DisplayNames(['en'], { type: 'region' });

/** An address as on a parcel. */
export function AddressBlock({ address }: { address: Address }) {
  const { name, company, lines, postcode, city, region, country, phone } = address;
  const town = [postcode, city].filter(Boolean).join(' ');
  const parts = [name, company, ...lines, town, region, country && countries.of(country), phone];
  return (
    <address className={classes['address']}>{parts.filter((part): part is string => Boolean(part)).join('\n')}</address>
  );
}
