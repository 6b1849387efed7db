import type { Page } from '@playwright/test';
import { z } from 'zod';
import { addressOf, appPages } from '../../server/tooling/app-pages';
import { ask } from './story-kit';

const Rows = z.object({ rows: z.array(z.object({ id: z.string() })).min(1) });
const Ones = z.array(z.object({ id: z.string() })).min(1);
const Named = z.array(z.object({ id: z.string(), name: z.string() }));
const Drawn = z.object({ draft: z.object({ nodes: z.array(z.object({ id: z.string() })).min(1) }) });
const Listed = z.union([Rows.transform(({ rows }) => rows), Ones]);

/** States of a page that look different from its first one. */
const states: Readonly<Record<string, readonly string[]>> = {
  '/[workspace]/orders': ['?search=no-such-order'],
  '/[workspace]/connections/new': ['?channel=generic', '?channel=vendure'],
};

/** Addresses where there is nothing, which is a page too. */
const nowhere = ['/demo-workshop/orders/no-such-order', '/no-such-workspace/orders', '/demo-workshop/no-such-page'];

export interface EveryPage {
  /** For whoever is signed in. */
  readonly inside: readonly string[];
  /** For whoever is not. */
  readonly outside: readonly string[];
}

/** An address of every page of the app, with an example from the demo in each place that wants one. */
export async function everyPage(page: Page): Promise<EveryPage> {
  const first = async (procedure: string) => (await ask(page, { procedure, answer: Listed }))[0]?.id ?? '';
  // Other tests draw flows too, some without a step.
  const flows = await ask(page, { procedure: 'flows.list', answer: Named });
  const flowId = flows.find(({ name }) => name === 'Marketplaces to Workshop Store')?.id ?? '';
  const values = {
    workspace: 'demo-workshop',
    orderId: await first('orders.list'),
    runId: await first('runs.list'),
    flowId,
    nodeId: (await ask(page, { procedure: 'flows.get', input: { flowId }, answer: Drawn })).draft.nodes[0]?.id ?? '',
    connectionId: await first('connections.list'),
    templateId: 'builtin:orders-to-shop',
    kind: 'invoice',
    token: 'a-link-that-is-over',
  };
  const pages = appPages();
  const of = (wanted: (one: string) => boolean) =>
    pages
      .filter(wanted)
      .flatMap((one) => ['', ...(states[one] ?? [])].map((state) => `${addressOf(one, values)}${state}`));
  const isInside = (one: string) => ['/[workspace]', '/admin', '/clients'].some((start) => one.startsWith(start));
  return { inside: [...of(isInside), ...nowhere], outside: of((one) => !isInside(one)) };
}
