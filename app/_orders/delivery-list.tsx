import { deliveryKinds } from '../../nodes/capability';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import classes from './delivery-list.module.css';
import type { OrderDelivery } from './order-view';
import { deliveryStates } from './say-delivery';

/** What was or will be sent to one destination. */
export function DeliveryList({ deliveries }: { deliveries: readonly OrderDelivery[] }) {
  return (
    <ul className={classes['list']}>
      {deliveries.map((delivery) => (
        <li key={delivery.id} className={classes['line']}>
          <strong className={classes['what']}>{deliveryKinds[delivery.operation].label}</strong>
          <StateBadge {...deliveryStates[delivery.state]} />
          <span className={classes['facts']}>
            <Facts delivery={delivery} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Facts({ delivery }: { delivery: OrderDelivery }) {
  const { remoteId, numberThere, operation, attempt, dueAt, finishedAt, state, note, reference } = delivery;
  return (
    <>
      {remoteId && <>number there {(operation === 'order' && numberThere) || remoteId} · </>}
      {attempt > 1 && <>try {attempt} · </>}
      {finishedAt ? (
        <Time at={finishedAt} />
      ) : (
        state === 'planned' && (
          <>
            next try <Time at={dueAt} />
          </>
        )
      )}
      {note && <> · {note}</>} <code title="Our reference at the destination">{reference}</code>
    </>
  );
}
