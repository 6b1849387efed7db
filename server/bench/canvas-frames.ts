import type { Page } from 'playwright-core';

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
