import { readFileSync } from 'node:fs';
import { type APIRequestContext, test as base, expect } from '@playwright/test';
import { productLog } from '../../server/tooling/e2e-product';

type StorageState = Awaited<ReturnType<APIRequestContext['storageState']>>;

/** The account the demo prints when it starts. */
export function demoAccount(): { email: string; password: string } {
  const said = readFileSync(productLog, 'utf8');
  const [, email = ''] = /Sign in with\s+(\S+)/.exec(said) ?? [];
  const [, password = ''] = /password\s+(\S+)/.exec(said) ?? [];
  return { email, password };
}

interface Visit {
  readonly session: StorageState;
  /** Address of the demo's workspace, e.g. "/demo-workshop". */
  readonly home: string;
}

/** Signed in as the demo's owner. Signing in is limited to a few times a minute, so once for all tests of a worker. */
export const test = base.extend<{ home: string }, { visit: Visit }>({
  visit: [
    // biome-ignore lint/complexity/useMaxParams: Playwright calls fixtures with three.
    async ({ playwright }, use, { project }) => {
      const { baseURL = '' } = project.use;
      const visitor = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
      const answer = await visitor.post('/api/auth/sign-in/email', { data: demoAccount() });
      expect(answer.ok(), 'the demo account signs in').toBe(true);
      const me = await (await visitor.get('/api/trpc/me.get')).json();
      const slugs: string[] = me.result.data.workspaces.map(({ slug }: { slug: string }) => slug);
      // Other tests open workspaces of their own, whichever comes first.
      expect(slugs).toContain('demo-workshop');
      await use({ session: await visitor.storageState(), home: '/demo-workshop' });
      await visitor.dispose();
    },
    { scope: 'worker' },
  ],
  storageState: async ({ visit }, use) => use(visit.session),
  home: async ({ visit }, use) => use(visit.home),
});
