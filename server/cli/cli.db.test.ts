import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { unlistedProduct } from '../connectors/simulator-kit/catalogue';
import { childEnvironment } from '../env';
import { listFlows } from '../flows/list-flows';
import { listOrders } from '../orders/list-orders';
import { aKey } from '../tooling/api-kit';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { serveSite } from '../tooling/test-site';
import { aMember } from '../tooling/test-world';
import type { Member } from '../workspaces/member';

const run = promisify(execFile);
const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let demo: TestDemo;
let site: Awaited<ReturnType<typeof serveSite>>;
let folder: string;
let key: string;
/** With nothing in it but the key. */
let empty: { member: Member; key: string };
beforeAll(async () => {
  demo = await startTestDemo();
  site = await serveSite(demo.world);
  folder = await mkdtemp(join(tmpdir(), 'sluice-cli-'));
  key = await aKey(demo.world, { member: demo.owner, role: 'editor' });
  const eve = await aMember(demo.world, { name: 'Eve' });
  empty = { member: eve, key: await aKey(demo.world, { member: eve, role: 'editor' }) };
}, 60_000);
afterAll(async () => {
  site.close();
  await demo.drop();
  await rm(folder, { recursive: true });
}, 60_000);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

/** As `npm run sluice -- …` starts it, in a folder of the person's own. */
async function sluice(words: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const hook = fromRoot('server/setup/resolve-typescript.mjs');
  const args = ['--import', hook, fromRoot('server/cli/sluice.ts'), ...words];
  const given = childEnvironment({ INIT_CWD: folder, SLUICE_URL: site.base, SLUICE_KEY: key, ...env });
  try {
    const { stdout, stderr } = await run(fromRoot('node_modules/.bin/node'), args, { cwd: fromRoot('.'), env: given });
    return { code: 0, out: stdout, said: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, said: stderr };
  }
}

const flowName = 'Marketplaces to Workshop Store';

describe('the command line', () => {
  it('shows every command', async () => {
    const { code, out } = await sluice(['help'], { SLUICE_KEY: '' });
    expect(code).toBe(0);
    for (const word of [
      'flow export',
      'template import',
      'set-up export',
      'orders list',
      'problems',
      'retry',
      '--json',
    ])
      expect(out).toContain(word);
  });

  it.each([
    ['a command there is not', ['flow', 'burn'], {}, 2, 'There is no command “flow burn”.'],
    ['an option there is not', ['flow', 'list', '--fast'], {}, 2, "Unknown option '--fast'"],
    ['too little', ['flow', 'publish'], {}, 2, 'flow publish <flow>'],
    ['two things at once', ['retry', '--all', '--order', '1'], {}, 2, 'Say what'],
    ['no key', ['flow', 'list'], { SLUICE_KEY: '' }, 3, 'Set SLUICE_KEY'],
    ['a wrong key', ['flow', 'list'], { SLUICE_KEY: 'sluice_key_wrong' }, 3, 'lets nobody in'],
    ['an address where nobody is', ['flow', 'list'], { SLUICE_URL: 'http://127.0.0.1:9' }, 3, 'does not answer'],
    ['something that is not there', ['flow', 'publish', 'Nowhere'], {}, 1, 'There is no flow called “Nowhere”.'],
    ['a file that is not there', ['flow', 'import', 'x'], {}, 1, 'cannot be read'],
  ])('says in a sentence what is wrong with %s', async (_what, words, env, code, sentence) => {
    const ended = await sluice(words, env);
    expect(ended.said).toContain(sentence);
    expect(ended.said).not.toMatch(/\bat .*\.ts:/);
    expect([ended.code, ended.out]).toEqual([code, '']);
  });

  it('does no more than the key may', async () => {
    const looking = await aKey(demo.world, { member: demo.owner, role: 'viewer' });
    const ended = await sluice(['flow', 'publish', flowName], { SLUICE_KEY: looking });
    expect([ended.code, ended.said]).toEqual([
      1,
      expect.stringContaining('Your role in this workspace does not allow'),
    ]);
  });

  it('lists flows, for people and for programs', async () => {
    expect((await sluice(['flow', 'list'])).out).toMatch(new RegExp(`^${flowName} +live +no problems`, 'm'));
    const { rows } = JSON.parse((await sluice(['flow', 'list', '--json'])).out);
    expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ name: flowName, state: 'live' })]));
  });
});

describe('flows as files', () => {
  it('are one file each, the same bytes every time', async () => {
    expect((await sluice(['flow', 'export', '--out', 'flows'])).code).toBe(0);
    const names = await readdir(join(folder, 'flows'));
    expect(names).toContain('marketplaces-to-workshop-store.flow.json');
    const read = () => Promise.all(names.map((name) => readFile(join(folder, 'flows', name), 'utf8')));
    const before = await read();
    await writeFile(join(folder, 'flows', 'gone.flow.json'), '{}');
    const again = await sluice(['flow', 'export', '--out', 'flows']);
    expect(again.said).toContain('gone.flow.json is of no flow any more');
    expect(await read()).toEqual(before);
    await rm(join(folder, 'flows', 'gone.flow.json'));
    const one = await sluice(['flow', 'export', flowName]);
    expect(before).toContain(one.out);
  });

  it('are planned before they come in, then change the draft and go live', async () => {
    const path = join(folder, 'flows', 'marketplaces-to-workshop-store.flow.json');
    const text = await readFile(path, 'utf8');
    const unchanged = await sluice(['flow', 'import', 'flows', '--plan']);
    expect([unchanged.code, unchanged.out]).toEqual([0, expect.stringMatching(/as it is +Marketplaces to/)]);
    const file = JSON.parse(text);
    await writeFile(path, JSON.stringify({ ...file, flow: { ...file.flow, description: 'Said in a file' } }));
    const plan = await sluice(['flow', 'import', 'flows', '--plan']);
    expect(plan.out).toMatch(/changes +Marketplaces to/);
    expect(plan.said).toContain('nothing was changed');
    expect((await sluice(['flow', 'export', flowName])).out).toBe(text);
    expect((await sluice(['flow', 'import', 'flows', '--publish'])).out).toMatch(/version \d+ is live/);
    expect((await sluice(['flow', 'export', flowName])).out).toContain('Said in a file');
    expect((await sluice(['flow', 'publish', flowName, '--note', 'by hand', '--json'])).out).toContain('"version"');
  });

  it('come in all or not at all, with everything that is missing named', async () => {
    const ended = await sluice(['flow', 'import', 'flows'], { SLUICE_KEY: empty.key });
    expect(ended.code).toBe(1);
    expect(ended.said).toContain('“Harbour Market”');
    expect(ended.said).toContain('“Workshop Store”');
    expect(await listFlows(demo.world, { member: empty.member, archived: false })).toEqual([]);
  });
});

it('takes the set-up and a template out and in', async () => {
  expect((await sluice(['set-up', 'export', '--out', 'all.json'])).code).toBe(0);
  expect((await sluice(['set-up', 'import', 'all.json', '--plan'])).out).toMatch(/flow +as it is/);
  const template = ['Updates back to the marketplace', '--out', 'home.json'];
  expect((await sluice(['template', 'export', ...template])).code).toBe(0);
  const brought = await sluice(['template', 'import', 'home.json'], { SLUICE_KEY: empty.key });
  expect(brought.out).toMatch(/template +new +Updates back/);
  const listed = await sluice(['template', 'list'], { SLUICE_KEY: empty.key });
  expect(listed.out).toMatch(/Updates back to the marketplace +this workspace +version 1/);
});

describe('what waits', () => {
  let number: string;
  beforeAll(async () => {
    number = demo.sandbox.simulators.lantern.place({ skus: [unlistedProduct.sku], quantity: 1 }).number;
    const search = { search: number, state: 'needsFix', limit: 1 } as const;
    const look = () => listOrders(demo.world, { member: demo.owner, search });
    await vi.waitFor(async () => expect((await look()).rows).toHaveLength(1), { timeout: 15_000 });
  });

  it('is listed, by order and by cause', async () => {
    const orders = await sluice(['orders', 'list', '--state', 'needsFix', '--search', number]);
    expect(orders.out).toMatch(new RegExp(`^${number} +Lantern Bazaar +needs a fix`));
    const problems = await sluice(['problems']);
    expect(problems.out).toMatch(/^1 +1 order +Workshop Store +sku\.unknown/);
    expect(JSON.parse((await sluice(['problems', '--json'])).out).rows).toHaveLength(1);
  });

  it('is tried again, after saying what that will do', async () => {
    const plan = await sluice(['retry', '--cause', '1', '--plan']);
    expect([plan.code, plan.out]).toEqual([0, expect.stringContaining('1 order will be created')]);
    const tried = await sluice(['retry', '--order', number]);
    expect(tried.out).toContain('1 still needs a fix');
    const none = await sluice(['retry', '--order', 'LB-nobody']);
    expect([none.code, none.said]).toEqual([1, 'There is no order LB-nobody.\n']);
  });
});
