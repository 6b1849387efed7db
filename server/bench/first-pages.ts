import { hashPassword } from 'better-auth/crypto';
import pg from 'pg';
import { type Browser, chromium } from 'playwright-core';
import { newKey } from '../crypto/envelope';
import { parseKeys } from '../crypto/key-ring';
import { createVault } from '../crypto/vault';
import { findChromium } from '../setup/chromium';
import { productUrl, startProduct } from '../tooling/e2e-product';

/** Where a person begins, and what stands there only when the answer has come. */
const pages = [
  { name: 'health', address: '/w-1/health', data: 'main a[href*="orders?state=needsFix"]' },
  { name: 'steps', address: '/w-1/health/steps', data: 'ul[aria-label="Steps with errors"] li' },
  { name: 'orders', address: '/w-1/orders', data: 'main tbody tr' },
  { name: 'runs', address: '/w-1/runs', data: 'main tbody tr' },
  { name: 'clients', address: '/clients', data: 'ul[aria-label="Clients"] li' },
] as const;
const loads = 9;
const reader = { id: 'reader', email: 'rita@example.com', password: 'reads what the bench wrote' };

interface Line {
  readonly name: string;
  readonly p75_ms: number;
  readonly worst_ms: number;
}

/**
 * How long somebody who is signed in waits for the pages one opens first: from the navigation until the data stands there, each time in
 * a browser that has never been here. The built web server on that database, in a real browser.
 */
export async function measureFirstPages(url: string, workspaces: readonly string[]): Promise<readonly Line[]> {
  const kek = newKey().bytes.toString('base64');
  await letIn(url, { workspaces, kek });
  const product = await startProduct({ command: 'web', env: { DATABASE_URL: url, SLUICE_KEK: kek } });
  try {
    const { executablePath, args, env } = findChromium();
    const browser = await chromium.launch({ executablePath, args: [...args], env: { ...env } });
    try {
      return await measure(browser);
    } finally {
      await browser.close();
    }
  } finally {
    await product.stop();
  }
}

/** Gives the reader every workspace, and every workspace a key that this web server can unwrap. */
async function letIn(url: string, { workspaces, kek }: { workspaces: readonly string[]; kek: string }): Promise<void> {
  const vault = createVault(parseKeys(kek, 'bench'));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select set_config($1, $2, false)', ['app.workspaces', workspaces.join(',')]);
    for (const id of workspaces)
      await client.query('update workspace set wrapped_key = $1 where id = $2', [vault.newWrappedKey(id), id]);
    await client.query(person, [reader.id, reader.email, await hashPassword(reader.password)]);
    await client.query(places, [workspaces, reader.id]);
  } finally {
    await client.end();
  }
}

const person = `
  with person as (
    insert into auth_user (id, name, email, email_verified) values ($1, 'Rita', $2, true) on conflict do nothing returning id
  )
  insert into auth_account (id, user_id, account_id, provider_id, password) select $1, id, id, 'credential', $3 from person`;
const places = `
  insert into member (workspace_id, user_id, role) select id, $2, 'owner' from unnest($1::uuid[]) one (id) on conflict do nothing`;

async function measure(browser: Browser): Promise<readonly Line[]> {
  const session = await signIn(browser);
  const lines: Line[] = [];
  for (const page of pages) {
    const times: number[] = [];
    // The first one warms the server up.
    for (let load = 0; load <= loads; load += 1) {
      const took = await timeUntilData(browser, { session, ...page });
      if (load > 0) times.push(took);
    }
    const sorted = times.toSorted((a, b) => a - b).map(Math.round);
    const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
    lines.push({ name: `first_page.${page.name}`, p75_ms: at(0.75), worst_ms: at(1) });
  }
  return lines;
}

type Session = Awaited<ReturnType<typeof signIn>>;

async function signIn(browser: Browser) {
  const context = await browser.newContext({ baseURL: productUrl });
  const { email, password } = reader;
  const headers = { origin: productUrl };
  const answer = await context.request.post('/api/auth/sign-in/email', { data: { email, password }, headers });
  if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}.`);
  const session = await context.storageState();
  await context.close();
  return session;
}

async function timeUntilData(
  browser: Browser,
  { session, address, data }: { session: Session; address: string; data: string },
): Promise<number> {
  const size = { width: 1280, height: 800 };
  const context = await browser.newContext({ baseURL: productUrl, storageState: session, viewport: size });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  const seen = await page.waitForFunction(
    (wanted) => {
      const isThere = document.querySelector(wanted) && !document.querySelector('main [aria-busy="true"]');
      return isThere ? performance.now() : null;
    },
    data,
    { polling: 'raf' },
  );
  const took = await seen.jsonValue();
  await context.close();
  if (took === null) throw new Error(`${address} does not say when its data stood there.`);
  return took;
}
