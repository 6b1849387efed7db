import { expect } from '@playwright/test';
import { z } from 'zod';
import { inProductDatabase } from '../../server/tooling/e2e-database';
import { test } from './demo';
import { officialOrder, openShop, sendSigned, storeSecret, tell } from './story-kit';
import { connect, Made, publishStraight, secret } from './story-straight';

const twoHours = `interval '2 hours'`;
/** Two hours go by: every moment that was written down moves into the past. */
const pass = [
  `update delivery set due_at = due_at - ${twoHours} where connection_id = $1 and state in ('planned', 'unknown')`,
  `update connection set blocked_until = blocked_until - ${twoHours} where id = $1`,
  `update alert set since = since - ${twoHours}, opened_at = opened_at - ${twoHours} where state <> 'resolved' and workspace_id = (select workspace_id from connection where id = $1)`,
  `update alert_settings set next_look_at = now() where workspace_id = (select workspace_id from connection where id = $1)`,
];

test('a shop that is down for a day is one alert, and then every order is there, none twice', async ({ page }) => {
  test.setTimeout(150_000);
  const { slug } = await tell(page, {
    procedure: 'me.addWorkspace',
    input: { name: 'Dry Dock' },
    answer: z.object({ slug: z.string() }),
  });
  const { id: from, hook } = await connect(page, { name: 'Pilot Prints', workspace: slug });
  const shop = await openShop({ apiKey: 'dock-key' });
  try {
    const { id } = await tell(page, {
      procedure: 'connections.create',
      input: {
        workspace: slug,
        connector: 'sandbox-store',
        name: 'Dock Shop',
        settings: { baseUrl: shop.url },
        credentials: { apiKey: 'dock-key', webhookSecret: storeSecret },
      },
      answer: Made,
    });
    await publishStraight(page, { from, into: id, workspace: slug });
    shop.core.faults.add({ path: '/api', times: null, fault: { kind: 'status', status: 503 } });

    const twoHoursLater = () => inProductDatabase(pass.map((statement) => [statement, [id]]));
    await page.goto(`/${slug}/alerts`);
    const alerts = page.getByRole('main').locator('section').filter({ hasText: 'Dock Shop does not answer' });
    for (let round = 0; round < 12; round += 1) {
      const body = JSON.stringify(officialOrder({ id: 8_000 + round, name: `#D${round}` }));
      expect((await sendSigned(hook, { body, secret })).status).toBe(202);
      await page.waitForTimeout(1_000);
      await twoHoursLater();
    }
    const rung = async () => {
      await twoHoursLater();
      return await alerts.count();
    };
    await expect.poll(rung, { timeout: 60_000, intervals: [2_000] }).toBe(1);
    await expect(alerts).toContainText('12 orders wait for it', { timeout: 30_000 });
    await expect(page.getByRole('link', { name: 'Alerts: 1 open' }).first()).toBeVisible({ timeout: 30_000 });
    expect(shop.core.book.size).toBe(0);

    shop.core.faults.clear();
    const drained = async () => {
      await twoHoursLater();
      return shop.core.book.size;
    };
    await expect.poll(drained, { timeout: 60_000, intervals: [2_000] }).toBe(12);
    expect(shop.core.ledger.summary().filter(({ twice }) => twice.length > 0)).toEqual([]);
    const numbers = shop.core.book.newest({ offset: 0, limit: 20 }).map(({ details }) => details.source?.number);
    expect(new Set(numbers).size).toBe(12);

    await expect(page.getByRole('link', { name: 'Alerts', exact: true }).first()).toBeVisible({ timeout: 30_000 });
    await page.reload();
    const over = page.getByRole('region', { name: 'Resolved' }).getByRole('listitem');
    await expect(over.filter({ hasText: 'Dock Shop does not answer' })).toHaveCount(1);
    await page.goto(`/${slug}/orders`);
    await expect(page.getByRole('cell', { name: /^Published Dock Shop WS-/ })).toHaveCount(12);
  } finally {
    await shop.stop();
  }
});
