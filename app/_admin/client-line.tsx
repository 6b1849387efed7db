'use client';
import { NearLink } from '../_ui/near-link';
import { sayCount, sayMoney } from '../_ui/say-number';
import { StateBadge } from '../_ui/state-badge';
import { Time } from '../_ui/time';
import type { Outputs } from '../_ui/trpc';
import classes from './admin.module.css';
import { Fact } from './fact';

type Client = Outputs['clients']['list'][number];

const looks = {
  flowing: { state: 'flowing' },
  needsFix: { state: 'needsFix' },
  stopped: { state: 'stopped', word: 'No flow is live' },
  new: { state: 'quiet', word: 'Not set up yet' },
} as const;

/** One client at a glance; one click into it. */
export function ClientLine({ client }: { client: Client }) {
  const { slug, name, isConsultant, state, ordersToday, needsFix, held, value, shipBy } = client;
  return (
    <li className={classes['linked']}>
      <div className={classes['words']}>
        <span className={classes['name']}>
          <NearLink href={`/${slug}/health`} className={classes['link']}>
            {name}
          </NearLink>
          <StateBadge {...looks[state]} />
        </span>
        <span className={classes['soft']}>
          {[isConsultant && 'Consultant', ...warnings(client)].filter(Boolean).join(' · ')}
        </span>
      </div>
      <dl className={classes['facts']}>
        <Fact name="Orders today">{sayCount(ordersToday)}</Fact>
        <Fact name="Need a fix" loud={needsFix > 0}>
          {sayCount(needsFix)}
        </Fact>
        {value.length > 0 && <Fact name="Worth">{value.slice(0, 2).map(sayMoney).join(' + ')}</Fact>}
        {shipBy && (
          <Fact name="First to ship" loud>
            <Time at={shipBy} />
          </Fact>
        )}
        {held > 0 && <Fact name="To approve">{sayCount(held)}</Fact>}
      </dl>
    </li>
  );
}

/** "Kogan is quiet · 2 accounts need attention" */
function warnings({ quiet, attention }: Client): string[] {
  const silent = quiet.length > 2 ? [`${quiet.length} sources are quiet`] : quiet.map((name) => `${name} is quiet`);
  if (attention === 0) return silent;
  return [...silent, attention === 1 ? 'One account needs attention' : `${attention} accounts need attention`];
}
