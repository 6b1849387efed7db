import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { readyFlow, test } from './editor-kit';

const BUDGET_KB = 350;

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
  const files = new Map<string, { kb: number; what: string }>();
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return;
    const body = await response.body();
    files.set(new URL(response.url()).pathname, { kb: gzipSync(body).length / 1024, what: partsOf(body.toString()) });
  });
  await page.reload();
  await expect(editor.card('Out')).toBeVisible();
  const table = [...files]
    .sort(([, a], [, b]) => b.kb - a.kb)
    .map(([path, { kb, what }]) => `${kb.toFixed(1).padStart(7)} KB  ${path.split('/').at(-1)}  ${what}`)
    .join('\n');
  const sum = [...files.values()].reduce((all, { kb }) => all + kb, 0);
  test.info().annotations.push({ type: 'weight', description: `${sum.toFixed(1)} KB` });
  expect(sum, `What weighs what:\n${table}`).toBeLessThanOrEqual(BUDGET_KB);
});
