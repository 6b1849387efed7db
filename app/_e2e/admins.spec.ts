import { type Browser, expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { productUrl } from '../../server/tooling/e2e-product';
import { test } from './demo';
import { axeFindings } from './story-kit';

const password = 'correct horse battery';
const Data = z.object({ result: z.object({ data: z.unknown() }) });

/** What a page would ask for, to set the stage. */
async function call(page: Page, { procedure, input }: { procedure: string; input: object }): Promise<unknown> {
  const answer = await page.request.post(`/api/trpc/${procedure}`, { data: input, headers: { origin: productUrl } });
  expect(answer.ok(), procedure).toBe(true);
  return Data.parse(await answer.json()).result.data;
}

/** A client whose only owner is Olga: whoever opened the workspace for her has left it. */
async function aClient(page: Page, { browser, name }: { browser: Browser; name: string }) {
  const { slug } = z
    .object({ slug: z.string() })
    .parse(await call(page, { procedure: 'me.addWorkspace', input: { name } }));
  const email = `olga@${slug}.example`;
  const invited = await call(page, {
    procedure: 'invitations.create',
    input: { workspace: slug, email, role: 'owner', until: null },
  });
  const { link } = z.object({ link: z.string() }).parse(invited);
  const olga = await (await browser.newContext({ storageState: { cookies: [], origins: [] } })).newPage();
  await olga.goto(new URL(link).pathname);
  await olga.getByLabel('Your name').fill('Olga Lund');
  await olga.getByRole('textbox', { name: 'Password' }).fill(password);
  await olga.getByRole('button', { name: 'Create account and join' }).click();
  await expect(olga).toHaveURL(`/${slug}/health`);
  await call(page, { procedure: 'members.leave', input: { workspace: slug } });
  return { slug, olga };
}

test('staff ask, an owner lets them in for an hour, they look, she ends it, and they are out at the next click', async ({
  page,
  browser,
}) => {
  const { slug, olga } = await aClient(page, { browser, name: 'Lund Lamps' });
  await page.goto('/admin');
  const line = page.getByRole('listitem').filter({ hasText: 'Lund Lamps' }).first();
  await expect(line).toContainText(`olga@${slug}.example`);
  await line.getByRole('button', { name: 'Ask to be let in' }).click();
  await page.getByLabel('Reason').fill('You wrote that nothing arrives');
  await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(line).toContainText('Asked');
  await page.goto(`/${slug}/health`);
  await expect(page.getByText('There is no such workspace, or you are not a member of it.')).toBeVisible();

  await olga.goto(`/${slug}/settings`);
  await expect(olga.getByText('“You wrote that nothing arrives”')).toBeVisible();
  expect(await axeFindings(olga)).toEqual([]);
  await olga.getByRole('button', { name: 'Let them in for a time' }).click();
  await olga.getByRole('dialog').getByRole('button', { name: 'Let them in' }).click();
  const visit = olga.getByRole('listitem').filter({ hasText: 'Sluice staff, until' });
  await expect(visit).toContainText('may look only, let in by Olga Lund');

  await page.goto('/admin');
  await line.getByRole('link', { name: 'Look into it' }).click();
  await expect(page.getByText('You are in Lund Lamps as Sluice staff, until')).toBeVisible();
  await page.getByRole('link', { name: 'Flows' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Flows');

  await visit.getByRole('button', { name: /^End the visit/ }).click();
  await expect(visit).toHaveCount(0);
  await page.getByRole('link', { name: 'Orders' }).first().click();
  await expect(page.getByText('There is no such workspace, or you are not a member of it.')).toBeVisible();

  await olga.getByRole('link', { name: 'See who did what' }).click();
  const lines = olga.getByRole('main').getByRole('listitem');
  await expect(lines.first()).toContainText('Staff ended by Olga Lund');
  await expect(lines.filter({ hasText: 'Staff looked' }).first()).toContainText('let in by Olga Lund');
  await expect(lines.filter({ hasText: 'flows.list' }).first()).toBeVisible();
  await olga.goto('/admin');
  await expect(olga.getByText('This is for those who run this installation of Sluice.')).toBeVisible();
  await olga.context().close();
});

test('whoever runs the installation sees what runs and what waits, whoever has clients sees them all', async ({
  page,
}) => {
  await page.goto('/admin/engine');
  const processes = page.getByRole('list', { name: 'Processes' });
  await expect(processes.getByText(/^Worker on /).first()).toBeVisible();
  await expect(processes.getByText('Alive').first()).toBeVisible();
  await expect(page.getByText('Up to date')).toBeVisible();
  await page.goto('/clients');
  const demo = page.getByRole('list', { name: 'Clients' }).getByRole('listitem').filter({ hasText: 'Demo workshop' });
  await expect(demo).toContainText('Orders today');
  await demo.getByRole('link', { name: 'Demo workshop' }).click();
  await expect(page).toHaveURL('/demo-workshop/health');
});
