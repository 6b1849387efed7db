import { expect } from '@playwright/test';
import { aMailbox, mailsTo } from '../../server/tooling/e2e-mail';
import { test } from './editor-kit';
import { anOrderShowing, follow, journey, openBeginning, publish } from './step-kit';
import { startListener, to } from './story-kit';

test.use({ viewport: { width: 1500, height: 900 } });

test('Wait: the order stands still, its page says until when, and the list finds it', async ({ editor, page }) => {
  await openBeginning(editor);
  const panel = await follow(editor, ['In', 'out', 'Wait']);
  await panel.getByRole('textbox', { name: 'How long' }).fill('2');
  await panel.getByRole('combobox', { name: 'How long: unit' }).selectOption('days');
  await expect(editor.card('Wait')).toContainText('Waits for 2 days');
  await publish(editor);
  const number = await anOrderShowing(page, () =>
    journey(page).getByRole('button', { name: /^Wait Waiting Waiting until / }),
  );
  await journey(page)
    .getByRole('button', { name: /^Wait / })
    .click();
  await expect(journey(page)).toContainText('It goes on by itself');
  await page.goto(to(`orders?state=waiting&search=${number}`));
  await expect(page.getByRole('row', { name: new RegExp(number) })).toContainText('Waiting');
});

test('Hold for approval: found in the list, approved on the order page, and the order goes on', async ({
  editor,
  page,
}) => {
  await openBeginning(editor);
  const panel = await follow(editor, ['In', 'out', 'Hold for approval']);
  await panel.getByRole('textbox', { name: 'What is to be looked at' }).fill('Does ');
  await panel.getByRole('combobox', { name: 'Put a field into what is to be looked at' }).click();
  await page.getByRole('option', { name: 'Order number' }).click();
  await expect(editor.card('Hold for approval')).toContainText('Does [Order number]');
  await publish(editor);
  const number = await anOrderShowing(page, () => page.getByRole('button', { name: 'Approve', exact: true }));
  await expect(journey(page)).toContainText(`Does ${number}`);
  await page.goto(to(`orders?state=held&search=${number}`));
  await expect(page.getByRole('row', { name: new RegExp(number) })).toContainText('To approve');
  await page.locator('[data-row-link]').filter({ hasText: number }).click();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(page.getByText('Approved. The order goes on.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0, { timeout: 15_000 });
  await page.goto(to(`orders?state=held&search=${number}`));
  await expect(page.getByRole('row', { name: new RegExp(number) })).toHaveCount(0);
});

test('Hold for approval: those that are ticked in the list are approved in one go', async ({ editor, page }) => {
  await openBeginning(editor);
  const panel = await follow(editor, ['In', 'out', 'Hold for approval']);
  await panel.getByRole('textbox', { name: 'What is to be looked at' }).fill('Too many');
  await publish(editor);
  const number = await anOrderShowing(page, () => page.getByRole('button', { name: 'Approve', exact: true }));
  await page.goto(to(`orders?state=held&search=${number}`));
  await page.getByRole('checkbox', { name: `Choose ${number}` }).check();
  await page.getByRole('region', { name: 'Chosen orders' }).getByRole('button', { name: 'Approve 1 order' }).click();
  await expect(page.getByText('Approved 1 order.')).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(number) })).toHaveCount(0, { timeout: 15_000 });
});

test('Hold for approval: rejected with a reason that stays on the order', async ({ editor, page }) => {
  await openBeginning(editor);
  const panel = await follow(editor, ['In', 'out', 'Hold for approval']);
  await panel.getByRole('textbox', { name: 'What is to be looked at' }).fill('The address');
  await publish(editor);
  await anOrderShowing(page, () => page.getByRole('button', { name: 'Reject', exact: true }));
  await page.getByRole('button', { name: 'Reject', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('No such street');
  await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
  await expect(journey(page).getByRole('button', { name: /Rejected by .*: No such street/ })).toBeVisible({
    timeout: 15_000,
  });
});

test('Split by value: an output for each value, which goes with its value, and the order leaves by its own', async ({
  editor,
  page,
}) => {
  await openBeginning(editor);
  const panel = await follow(editor, ['In', 'out', 'Split by value']);
  await panel.getByRole('combobox', { name: 'Look at' }).click();
  await page.getByRole('option', { name: 'Came from' }).click();
  const values = panel.getByRole('group', { name: 'Values' });
  await values.getByRole('combobox', { name: 'Compare with' }).first().selectOption('Harbour Market');
  await values.getByRole('combobox', { name: 'Compare with' }).last().selectOption('Lantern Bazaar');
  await expect(editor.card('Split by value')).toContainText('Lantern Bazaar');
  const { nodes } = await editor.drawing();
  const [first, second] = (nodes.find(({ type }) => type === 'split')?.settings['values'] ?? []) as { id: string }[];
  await follow(editor, ['Split by value', second?.id ?? '', 'Tag']);
  expect(await editor.wires()).toHaveLength(2);
  await editor.card('Split by value').click();
  await page.getByRole('button', { name: 'Remove value 2' }).click();
  await expect(editor.card('Split by value')).not.toContainText('Lantern Bazaar');
  expect(await editor.wires()).toEqual(['In out split']);
  await page.keyboard.press('Control+z');
  expect(await editor.wires()).toHaveLength(2);
  await page.keyboard.press('Control+Shift+z');
  await editor.card('Tag').click();
  await page.keyboard.press('Delete');

  const stop = await follow(editor, ['Split by value', first?.id ?? '', 'Stop with a message']);
  await stop.getByRole('textbox', { name: 'What the order page says' }).fill('Harbour ends here');
  await publish(editor);
  await anOrderShowing(page, () => page.getByText('Harbour ends here').first());
});

test('Stop with a message: the order page says why, in the author’s words', async ({ editor, page }) => {
  await openBeginning(editor);
  const panel = await follow(editor, ['In', 'out', 'Stop with a message']);
  await panel.getByRole('textbox', { name: 'What the order page says' }).fill('We keep {{number}} for the fair');
  await publish(editor);
  const number = await anOrderShowing(page, () => page.getByText(/^We keep .* for the fair/).first());
  await expect(page.getByText(`We keep ${number} for the fair`).first()).toBeVisible();
});

test('Call a web service: connected in place, called once with the fields that were picked', async ({
  editor,
  page,
}) => {
  const erp = await startListener();
  try {
    await openBeginning(editor);
    const panel = await follow(editor, ['In', 'out', 'Call a web service']);
    await panel.getByRole('button', { name: 'Connect a new account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Web service/ }).click();
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Our ERP');
    await dialog.getByRole('textbox', { name: 'Address' }).fill(erp.url);
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await panel.getByRole('textbox', { name: 'Path' }).fill('/orders/{{number}}');
    await panel.getByRole('combobox', { name: 'Send along' }).selectOption('fields');
    await panel.getByRole('button', { name: 'Add a field' }).click();
    await panel.getByRole('textbox', { name: 'Name there' }).fill('total');
    await panel.getByRole('textbox', { name: 'Value' }).fill('{{total}}');
    await publish(editor);
    const number = await anOrderShowing(page, () =>
      journey(page).getByRole('button', { name: /^Our ERP Done Web request sent/ }),
    );
    const calls = erp.heard.filter(({ path }) => path === `/orders/${number}`);
    expect(calls).toHaveLength(1);
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
      total: expect.stringMatching(/^\d+\.\d\d EUR$|^\d+\.\d\d \w+$/),
    });
  } finally {
    await erp.stop();
  }
});

test('Email: written with fields of the order, and it arrives once', async ({ editor, page }) => {
  await openBeginning(editor);
  const depot = aMailbox('depot');
  const panel = await follow(editor, ['In', 'out', 'Email']);
  await panel.getByRole('button', { name: 'Connect a new account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Email/ }).click();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Shop mail');
  await dialog.getByRole('textbox', { name: 'Sender' }).fill('Corner Shop');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await panel.getByRole('textbox', { name: 'To', exact: true }).fill(depot);
  await panel.getByRole('textbox', { name: 'Subject', exact: true }).fill('Pack {{number}}');
  await panel.getByRole('textbox', { name: 'Text', exact: true }).fill('Please pack:\n{{items}}');
  await publish(editor);
  const number = await anOrderShowing(page, () =>
    journey(page).getByRole('button', { name: /^Shop mail Done Email sent/ }),
  );
  const mine = mailsTo(depot).filter(({ bytes }) => bytes.includes(`Subject: Pack ${number}`));
  expect(mine).toHaveLength(1);
  expect(mine[0]?.bytes).toContain('From: Corner Shop <');
});

test('Note: words beside the flow, without wires and without a finding', async ({ editor, page }) => {
  await openBeginning(editor);
  const palette = page.getByRole('complementary', { name: 'Steps' });
  const canvas = await editor.middleOf(editor.canvas);
  const note = palette.getByRole('button', { name: /^Note/ });
  await note.scrollIntoViewIfNeeded();
  await editor.drag(note, { x: canvas.x, y: canvas.y + 200 });
  const panel = page.getByRole('complementary', { name: 'Settings of Note' });
  await panel
    .getByRole('textbox', { name: 'Note', exact: true })
    .fill('Ask **Ana** first:\n\n- before Christmas\n- when in doubt');
  const card = editor.card('Note');
  await expect(card.locator('strong').getByText('Ana')).toBeVisible();
  await expect(card.getByRole('listitem')).toHaveText(['before Christmas', 'when in doubt']);
  await expect(card.locator('.react-flow__handle')).toHaveCount(0);
  const { nodes, edges } = await editor.drawing();
  expect([nodes.length, edges.length]).toEqual([2, 0]);
  await publish(editor);
});
