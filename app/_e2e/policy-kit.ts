import type { Page, Response } from '@playwright/test';

/** Whatever the browser refuses by the content security policy, in its own words, as it comes. */
export function refusals(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content[ -]Security[ -]Policy/i.test(message.text())) refused.push(message.text());
  });
  return refused;
}

/** What is wrong with how a page was sent, and the nonce it was sent with. */
export async function judgePolicy(answer: Response | null): Promise<{ nonce: string; findings: readonly string[] }> {
  const headers = answer?.headers() ?? {};
  const policy = headers['content-security-policy'] ?? '';
  const markup = (await answer?.text()) ?? '';
  const found = {
    'sends no policy for scripts': !policy.includes("script-src 'self' 'nonce-"),
    'lets something unsafe in': policy.includes('unsafe-'),
    'may be kept by somebody on the way': headers['cache-control'] !== 'private, no-store',
    // The browser refuses style attributes of server-drawn markup, and nothing mends them afterwards.
    'has style attributes': /<[a-z]+[^>]* style="/.test(markup),
  };
  const findings = Object.entries(found).flatMap(([finding, isFound]) => (isFound ? [finding] : []));
  return { nonce: /'nonce-([^']+)'/.exec(policy)?.[1] ?? '', findings };
}
