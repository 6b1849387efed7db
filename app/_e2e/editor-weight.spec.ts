import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { readyFlow, test } from './editor-kit';

/**
 * React and Next 125, the canvas 66, zod 32, amounts 14, Mantine with its floating parts some 120, our own 75. 350 is where this should
 * go; what is left to take out is Mantine's share.
 */
const BUDGET_KB = 445;

/** What a file is mostly made of, by something only that says. */
const parts: Readonly<Record<string, string>> = {
  'react-dom': 'Minified React error',
  'the canvas (React Flow)': 'react-flow__viewport',
  'patterns (re2js)': 'RE2JS',
  'reading (zod)': 'invalid_union',
  'amounts (decimal.js)': '[DecimalError]',
  'components (Mantine)': 'mantine-',
  'questions to the server': 'queryHash',
};

const partsOf = (text: string) =>
  Object.entries(parts)
    .filter(([, sign]) => text.includes(sign))
    .map(([name]) => name)
    .join(', ') || 'our own and the rest';

test(`Size: the editor is on the screen with at most ${BUDGET_KB} KB of JavaScript, gzipped`, async ({
  editor,
  page,
}) => {
  await editor.open(await readyFlow(editor));
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('.react-flow__node')) performance.mark('drawn');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.reload();
  await expect(editor.card('Out')).toBeVisible();
  const addresses = await page.evaluate(() => {
    const drawn = performance.getEntriesByName('drawn')[0]?.startTime ?? Number.NaN;
    const early = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < drawn);
    return early.map(({ name }) => name).filter((name) => new URL(name).pathname.endsWith('.js'));
  });
  const files = await Promise.all(
    addresses.map(async (address) => {
      const text = await (await page.request.get(address)).text();
      return { name: address.split('/').at(-1), kb: gzipSync(text).length / 1024, what: partsOf(text) };
    }),
  );
  const table = files
    .sort((a, b) => b.kb - a.kb)
    .map(({ name, kb, what }) => `${kb.toFixed(1).padStart(7)} KB  ${name}  ${what}`)
    .join('\n');
  const sum = files.reduce((all, { kb }) => all + kb, 0);
  expect(files.length).toBeGreaterThan(5);
  expect(sum, `What weighs what:\n${table}\n`).toBeLessThanOrEqual(BUDGET_KB);
});
