import { Anchor } from '@mantine/core';
import type { Order } from '../../nodes/order/order';
import { Money } from '../_ui/money';
import { Time } from '../_ui/time';
import { cancellationStages, refundStages, requesters, returnStages, shipmentStates } from './fact-words';
import classes from './order-facts.module.css';

/** What has happened to the goods and the money: shipments, cancellations, returns, refunds. Nothing while nothing has. */
export function OrderFacts({ order }: { order: Order }) {
  const { shipments, cancellations, returns, refunds, currency } = order;
  if (shipments.length + cancellations.length + returns.length + refunds.length === 0) return null;
  return (
    <ul className={classes['facts']} aria-label="What has happened">
      {shipments.map((shipment) => (
        <ShipmentLine key={shipment.id} shipment={shipment} />
      ))}
      {cancellations.map(({ id, stage, requestedBy, reason, at, waitsForRest }) => (
        <li key={id}>
          <strong>{cancellationStages[stage]}</strong> by {requesters[requestedBy]}
          {reason && `: ${reason}`} {at && <Time at={at} />}
          {waitsForRest && <RestOfBundle />}
        </li>
      ))}
      {returns.map(({ id, stage, number, at, waitsForRest }) => (
        <li key={id}>
          <strong>{returnStages[stage]}</strong> {number} {at && <Time at={at} />}
          {waitsForRest && <RestOfBundle />}
        </li>
      ))}
      {refunds.map(({ id, stage, amount, reason, at }) => (
        <li key={id}>
          <strong>{refundStages[stage]}</strong> <Money amount={amount} currency={currency} /> {reason}{' '}
          {at && <Time at={at} />}
        </li>
      ))}
    </ul>
  );
}

/** Others are told of whole bundles only. */
const RestOfBundle = () => (
  <span className={classes['waits']}>Waiting for the rest of the bundle. Nobody is told before.</span>
);

function ShipmentLine({ shipment }: { shipment: Order['shipments'][number] }) {
  const { state, parcels, shippedAt, waitsForRest } = shipment;
  return (
    <li>
      <strong>{shipmentStates[state]}</strong> {shippedAt && <Time at={shippedAt} />}
      {waitsForRest && <RestOfBundle />}
      {parcels.map(({ carrier, trackingNumber, trackingUrl }) => (
        <span key={trackingNumber ?? carrier} className={classes['parcel']}>
          {carrier ?? 'Parcel'} {trackingNumber && <Tracking number={trackingNumber} url={trackingUrl} />}
        </span>
      ))}
    </li>
  );
}

function Tracking({ number, url }: { number: string; url: string | undefined }) {
  if (url === undefined || !/^https?:\/\//.test(url)) return <code>{number}</code>;
  return (
    <Anchor href={url} target="_blank" rel="noreferrer" ff="monospace">
      {number}
    </Anchor>
  );
}
