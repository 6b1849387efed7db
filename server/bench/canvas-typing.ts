import type { Page } from 'playwright-core';
import { findMiddleCard } from './canvas-frames';

const LETTERS = 80;

/**
 * Types into the settings of a step, one letter after another, and gives the p95 in ms from a key to the first frame that shows its letter,
 * as the page itself sees it: what the main thread does in between, the canvas included, is in it.
 */
export async function measureTyping(page: Page): Promise<number> {
  await (await findMiddleCard(page)).click();
  const panel = page.getByRole('complementary', { name: /^Settings of/ });
  const field = panel.getByRole('textbox', { name: 'Name', exact: true });
  await field.fill('a');
  const recorder = await field.evaluateHandle((input) => {
    const waits: number[] = [];
    input.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        // The first frame after the key may be drawn before its letter; the task after that frame comes once it is on its way.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => waits.push(performance.now() - timeStamp);
          port2.postMessage(null);
        }),
      { capture: true },
    );
    return waits;
  });
  for (let letter = 0; letter < LETTERS; letter += 1) {
    await page.keyboard.press('abcdefghij'[letter % 10] ?? 'a');
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(500);
  if ((await field.inputValue()).length !== LETTERS + 1) throw new Error('The letters did not arrive in the field.');
  const waits = [...(await recorder.evaluate((all) => all))].sort((a, b) => a - b);
  await recorder.dispose();
  return Math.round((waits[Math.floor(waits.length * 0.95)] ?? Number.NaN) * 10) / 10;
}
