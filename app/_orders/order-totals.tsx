import type { Order } from '../../nodes/order/order';
import { Money } from '../_ui/money';
import classes from './order-totals.module.css';

const payments: Readonly<Record<Order['payment'], string>> = {
  unknown: 'Payment not known',
  unpaid: 'Not paid yet',
  authorized: 'Payment authorised',
  paid: 'Paid',
  partiallyRefunded: 'Partly refunded',
  refunded: 'Refunded',
  voided: 'Payment withdrawn',
  failed: 'Payment failed',
};

const isZero = (amount: string) => Number(amount) === 0;

/** The sums as the source reports them. */
export function OrderTotals({ order }: { order: Pick<Order, 'totals' | 'currency' | 'taxMode' | 'payment'> }) {
  const { totals, currency, taxMode, payment } = order;
  const taxLabel = taxMode === 'inclusive' ? 'Tax, included' : 'Tax';
  const lines = [
    { label: 'Goods', amount: totals.subtotal },
    { label: 'Discount', amount: isZero(totals.discount) ? '0' : `-${totals.discount}` },
    { label: 'Delivery', amount: totals.shipping },
    { label: taxLabel, amount: totals.tax },
  ].filter(({ amount }) => !isZero(amount));
  return (
    <dl className={classes['totals']}>
      {lines.map(({ label, amount }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Money amount={amount} currency={currency} />
          </dd>
        </div>
      ))}
      <div className={classes['total']}>
        <dt>Total · {payments[payment]}</dt>
        <dd>
          <Money amount={totals.total} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
