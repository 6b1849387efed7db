import { readFileSync } from 'node:fs';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** As much of a page as is read when one looks for what was in the way. */
const MOST_LINES = 120;

/** Prints what stood on the page when a browser test failed: where the suite runs unattended, its output is all that is left. */
export default class FailedPages implements Reporter {
  readonly #pages: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === test.expectedStatus || result.status === 'skipped') return;
    const path = result.attachments.find(({ name }) => name === 'error-context')?.path;
    if (path !== undefined) this.#pages.push(`\n${test.title}\n${pageIn(readFileSync(path, 'utf8'))}`);
  }

  onEnd(_result: FullResult): void {
    if (this.#pages.length > 0) process.stdout.write(`\nWhat the pages showed:\n${this.#pages.join('\n')}\n`);
  }
}

/** The snapshot alone: error and source are in the list above. */
function pageIn(context: string): string {
  const [, snapshot = 'No page was open.'] = /```yaml\n([\s\S]*?)\n```/.exec(context) ?? [];
  const lines = snapshot.split('\n');
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'].join('\n') : lines.join('\n');
}
