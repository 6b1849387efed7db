import { findSilentEndpoints } from '../db/queries/alert-findings';
import type { Finding } from './finding';
import type { Asked, Look } from './look';

const reasons = {
  failing: 'It failed for five days, so nothing is sent to it any more',
  gone: 'It answered that it is gone (410), so nothing is sent to it any more',
} as const;

/** Webhook endpoints that were switched off because they did not take what they were sent. */
export async function lookAtWebhooks(look: Look, asked: readonly Asked<'webhook'>[]): Promise<Finding[]> {
  const { rows } = await findSilentEndpoints(look).execute(look.trx);
  return asked.flatMap(({ rule }) =>
    rows.map(({ id, url, state, since }) => ({
      ruleId: rule.id,
      subject: id,
      minutes: 0,
      since,
      title: 'A webhook was switched off',
      message: `${hostOf(url)}: ${reasons[state]}.`,
      path: 'settings/webhooks',
      action: 'Look at it',
      connectionId: null,
      orders: 0,
      value: [],
      shipBy: null,
    })),
  );
}

const hostOf = (url: string) => URL.parse(url)?.host ?? url;
