import { readFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import { productLog, productUrl } from './e2e-product';

/** Somebody signed in to the product that e2e-product.ts started, in a browser, as the demo's owner. */
export interface Visitor {
  /** Slug of the demo's workspace. */
  readonly workspace: string;
  ask<Answer>(procedure: string, input?: object): Promise<Answer>;
  tell<Answer>(procedure: string, input?: object): Promise<Answer>;
}

export async function visit({ request }: BrowserContext): Promise<Visitor> {
  const said = readFileSync(productLog, 'utf8');
  const [, email] = /Sign in with\s+(\S+)/.exec(said) ?? [];
  const [, password] = /password\s+(\S+)/.exec(said) ?? [];
  const headers = { origin: productUrl };
  const answer = await request.post('/api/auth/sign-in/email', { data: { email, password }, headers });
  if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}.`);
  const me = await (await request.get('/api/trpc/me.get')).json();
  const workspace: string = me.result.data.workspaces[0].slug;
  return {
    workspace,
    ask: async (procedure, input = {}) => {
      const query = encodeURIComponent(JSON.stringify({ workspace, ...input }));
      return (await (await request.get(`/api/trpc/${procedure}?input=${query}`)).json()).result.data;
    },
    tell: async (procedure, input = {}) => {
      const posted = await request.post(`/api/trpc/${procedure}`, { data: { workspace, ...input }, headers });
      return (await posted.json()).result.data;
    },
  };
}
