import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { mapMessage } from '../../../nodes/order/mapping/map-message';
import type { Mapping } from '../../../nodes/order/mapping/mapping';
import type { Order } from '../../../nodes/order/order';
import type { Problem } from '../../../nodes/problem';
import { sayMany, sayMoney } from '../../_ui/say-number';
import { sayExactly } from '../../_ui/say-time';
import classes from './mapping.module.css';

const about = { connectionId: 'preview', channel: 'generic' };

/** The sample read with the fields as they are picked now: the order it becomes, or what is still missing. */
export function MappingPreview({ mapping, sample }: { mapping: Mapping; sample: unknown }) {
  const news = mapMessage(sample, { mapping, about, topic: '' });
  if (!news.ok) return <Missing problems={news.problems} />;
  if (!news.value?.order) return null;
  return <Reads order={news.value.order} />;
}

function Reads({ order }: { order: Order }) {
  const { source, placedAt, buyer, lines, totals, currency, shipTo } = order;
  const where = [shipTo?.city, shipTo?.country].filter(Boolean).join(', ');
  const parts = [
    buyer.name ?? shipTo?.name ?? 'No buyer named',
    ...(where === '' ? [] : [`to ${where}`]),
    sayMany(lines.length, { one: 'line' }),
    sayMoney({ amount: totals.total, currency }),
  ];
  return (
    <div className={classes['preview']} data-good="true" role="status">
      <IconCheck size={18} aria-hidden />
      <div>
        <strong>The sample reads as order {source.number}</strong>
        <p>{parts.join(' · ')}</p>
        <p>Placed {sayExactly(placedAt)}</p>
        <p>{lines.map(({ quantity, title, sku }) => `${quantity} × ${title}${sku ? ` (${sku})` : ''}`).join(', ')}</p>
      </div>
    </div>
  );
}

const Missing = ({ problems }: { problems: readonly Problem[] }) => (
  <div className={classes['preview']} data-good="false" role="status">
    <IconAlertTriangle size={18} aria-hidden />
    <div>
      <strong>The sample does not read as an order yet</strong>
      <ul>
        {problems.slice(0, 6).map(({ code, subject, message, advice }) => (
          <li key={`${code}:${subject}`}>
            {message} {advice}
          </li>
        ))}
      </ul>
    </div>
  </div>
);
