import type { Order, OrderLine } from '../../nodes/order/order';
import { Money } from '../_ui/money';
import classes from './order-lines.module.css';

/** The articles: picture or initials, what it is, how many, how much. */
export function OrderLines({ order: { lines, currency } }: { order: Pick<Order, 'lines' | 'currency'> }) {
  return (
    <ul className={classes['lines']} aria-label="Articles">
      {lines.map((line) => (
        <li key={line.id} className={classes['line']}>
          <Thumbnail line={line} />
          <div className={classes['what']}>
            <p className={classes['title']}>{line.title}</p>
            <p className={classes['soft']}>
              {line.sku ? <code>{line.sku}</code> : 'No SKU'}
              {extras(line).map((extra) => ` · ${extra}`)}
            </p>
          </div>
          <span className={classes['quantity']}>{line.quantity} ×</span>
          <span className={classes['price']}>
            <Money amount={line.unitPrice} currency={currency} />
          </span>
          <strong className={classes['price']}>
            <Money amount={line.total} currency={currency} />
          </strong>
        </li>
      ))}
    </ul>
  );
}

const extras = ({ attributes, giftMessage }: OrderLine) => [
  ...Object.entries(attributes).map(([name, value]) => `${name}: ${value}`),
  ...(giftMessage ? [`Gift message: ${giftMessage}`] : []),
];

const initials = (title: string) =>
  title
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

/** Initials in place of a picture: fetching one would tell the marketplace who is looking. */
function Thumbnail({ line }: { line: OrderLine }) {
  return (
    <span className={classes['thumbnail']} aria-hidden="true">
      {initials(line.title)}
    </span>
  );
}
