import type { Locator, Page } from 'playwright-core';

/** The browser's own frame times, in ms, while something is done to the page. */
export async function recordFrames(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const recorder = await page.evaluateHandle(() => {
    const recorded: { frames: number[]; isOver: boolean } = { frames: [], isOver: false };
    let last = performance.now();
    const tick = (now: number) => {
      recorded.frames.push(now - last);
      last = now;
      if (!recorded.isOver) requestAnimationFrame(tick);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(tick);
    });
    return recorded;
  });
  await act();
  const frames = await recorder.evaluate((recorded) => {
    recorded.isOver = true;
    return recorded.frames;
  });
  await recorder.dispose();
  return frames;
}

/** The card nearest to the middle of the window, where nothing lies over it. */
export async function findMiddleCard(page: Page): Promise<Locator> {
  const id = await page.evaluate(() => {
    const away = (one: Element) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return Math.hypot(x + width / 2 - innerWidth / 2, y + height / 2 - innerHeight / 2);
    };
    const cards = [...document.querySelectorAll<HTMLElement>('.react-flow__node')].sort((a, b) => away(a) - away(b));
    return cards[0]?.dataset['id'] ?? '';
  });
  return page.locator(`.react-flow__node[data-id="${id}"]`);
}
