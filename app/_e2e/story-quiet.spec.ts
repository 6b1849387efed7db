import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { inProductDatabase } from '../../server/tooling/e2e-database';
import { test } from './demo';
import { axeFindings, officialOrder, sendSigned, tell } from './story-kit';
import { connect, secret } from './story-straight';

const habit = `insert into order_hour (workspace_id, connection_id, hour, came)
  select workspace_id, id, date_trunc('hour', now()) - n * interval '1 hour', 6 from connection, generate_series(6, 240) n
  where id = $1`;
const silence = `update connection set last_received_at = date_trunc('hour', now()) - interval '5 hours' where id = $1`;
const lookNow = `update alert_settings set next_look_at = now() where workspace_id = (select workspace_id from connection where id = $1)`;

/** A workspace of its own, whose source has brought six orders an hour for ten days and nothing for the last five hours. */
async function aQuietSource(page: Page) {
  const answer = z.object({ slug: z.string() });
  const { slug } = await tell(page, { procedure: 'me.addWorkspace', input: { name: 'Quiet Quay' }, answer });
  const source = await connect(page, { name: 'Pier Market', workspace: slug });
  await inProductDatabase([habit, silence, lookNow].map((statement) => [statement, [source.id]]));
  return { slug, ...source };
}

test('a source that has gone quiet is said plainly and rings the bell, and is well again once an order comes', async ({
  page,
}) => {
  const { slug, id, hook } = await aQuietSource(page);
  await page.goto(`/${slug}/health`);
  const tile = page.getByRole('region', { name: 'Connections' }).getByRole('link', { name: /Pier Market/ });
  await expect(tile).toContainText('Quiet');
  await expect(tile).toContainText(/Quiet since \w+ \d+ \w+, \d\d:00/);
  await expect(tile).toContainText(/Normally about \d\d orders by now/);
  expect(await axeFindings(page)).toEqual([]);

  const bell = page.getByRole('link', { name: /^Alerts/ }).first();
  await expect(bell).toHaveAccessibleName('Alerts: 1 open', { timeout: 30_000 });
  await bell.click();
  const open = page.getByRole('main').locator('section').filter({ hasText: 'Pier Market has gone quiet' });
  await expect(open).toContainText(/Nothing has come from it for 5 h/);
  await expect(open).toContainText(/By its own habit about \d\d orders would have come by now/);

  const body = JSON.stringify(officialOrder({ id: 6_001, name: '#Q1' }));
  expect((await sendSigned(hook, { body, secret })).status).toBe(202);
  await inProductDatabase([[lookNow, [id]]]);
  await expect(bell).toHaveAccessibleName('Alerts', { timeout: 30_000 });
  await page.reload();
  const over = page.getByRole('region', { name: 'Resolved' }).getByRole('listitem');
  await expect(over.filter({ hasText: 'Pier Market has gone quiet' })).toHaveCount(1);
  await page.goto(`/${slug}/health`);
  await expect(tile).not.toContainText('Quiet');
  await expect(tile).toContainText('Last message');
});
