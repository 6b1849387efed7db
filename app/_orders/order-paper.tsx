import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Order } from '../../nodes/order/order';
import { Time } from '../_ui/time';
import { AddressBlock } from './address-block';
import { OrderFacts } from './order-facts';
import { OrderLines } from './order-lines';
import classes from './order-paper.module.css';
import { OrderTotals } from './order-totals';
import type { OrderView } from './order-view';
import { PaperList } from './paper-list';
import { Whereabouts } from './whereabouts';

/** The order as a person reads it: for whom, what, how much, what has happened to the goods, where it has which number. */
export function OrderPaper({ view }: { view: OrderView }) {
  const { order } = view;
  const { buyer, shipTo, billTo, tags } = order;
  return (
    <section className={classes['paper']}>
      <VisuallyHidden component="h2">The order</VisuallyHidden>
      {view.masked && <p className={classes['masked']}>Personal data is covered for your role.</p>}
      {view.erasedAt !== null && (
        <p className={classes['masked']}>
          The buyer was erased <Time at={view.erasedAt} />. Number, money and lines are kept.
        </p>
      )}
      <Corrected corrections={order.corrections} />
      <div className={classes['people']}>
        <Part title="Buyer">
          <p>{buyer.name ?? shipTo?.name ?? 'Not named'}</p>
          {buyer.email && <p className={classes['soft']}>{buyer.email}</p>}
          {buyer.phone && <p className={classes['soft']}>{buyer.phone}</p>}
        </Part>
        {shipTo && (
          <Part title="Ship to">
            <AddressBlock address={shipTo} />
          </Part>
        )}
        {billTo && JSON.stringify(billTo) !== JSON.stringify(shipTo) && (
          <Part title="Bill to">
            <AddressBlock address={billTo} />
          </Part>
        )}
      </div>
      <OrderLines order={order} />
      <OrderTotals order={order} />
      {tags.length > 0 && (
        <Part title="Tags">
          <ul className={classes['tags']}>
            {tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        </Part>
      )}
      {order.note && (
        <Part title="Note from the order">
          <p>{order.note}</p>
        </Part>
      )}
      <OrderFacts order={order} />
      <PaperList orderId={view.id} documents={order.documents} />
      <Whereabouts view={view} />
    </section>
  );
}

/** What people put right stands apart from what the source says. */
function Corrected({ corrections = [] }: { corrections: Order['corrections'] }) {
  if (corrections.length === 0) return null;
  const said = corrections.map(({ was }) => was ?? 'nothing').join(', ');
  return <p className={classes['masked']}>Put right here by hand. The source says: {said}.</p>;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes['part']}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
