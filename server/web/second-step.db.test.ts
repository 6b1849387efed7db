import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withUser, withWorkspace } from '../db/with-workspace';
import { cookieOf, startTestSite, type TestSite } from '../tooling/test-site';
import { secretIn, totpOf } from '../tooling/totp';
import { createFirstAccount } from '../workspaces/create-first-account';

const account = { name: 'Ana', email: 'ana@example.com', password: 'correct horse battery', workspaceName: 'Harbour' };
const { email, password } = account;

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  await createFirstAccount(site.world, account);
});
afterAll(() => site.drop());
beforeEach(async () => {
  await site.world.db.deleteFrom('auth_rate_limit').execute();
});

interface SecondStep {
  readonly secret: string;
  readonly codes: readonly string[];
}

const auth = (path: string, { body, cookie }: { body: object; cookie: string }) =>
  site.post(`/api/auth${path}`, { body, headers: { cookie } });

/** As the page does it: password, first code. @returns the session it ends in */
async function setUp(): Promise<SecondStep & { readonly cookie: string }> {
  await site.world.db.deleteFrom('auth_two_factor').execute();
  await site.world.db.updateTable('auth_user').set({ two_factor_enabled: false }).execute();
  const before = cookieOf(await site.signIn({ email, password }));
  const begun = await (await auth('/two-factor/enable', { body: { password }, cookie: before })).json();
  const secret = secretIn(begun.totpURI);
  const right = await auth('/two-factor/verify-totp', { body: { code: totpOf(secret) }, cookie: before });
  expect(right.status).toBe(200);
  return { secret, codes: begun.backupCodes, cookie: cookieOf(right) };
}

/** The right password, and what a browser then holds. */
async function half(): Promise<string> {
  const answer = await site.signIn({ email, password });
  expect(await answer.json()).toMatchObject({ twoFactorRedirect: true });
  return cookieOf(answer);
}

const whoIs = async (cookie: string) => {
  const me = await (await site.ask('/api/trpc/me.get', { headers: { cookie } })).json();
  return me.result.data.user?.email ?? null;
};

const lookAtOrders = (cookie: string) => {
  const input = encodeURIComponent(JSON.stringify({ workspace: 'harbour' }));
  return site.ask(`/api/trpc/orders.list?input=${input}`, { headers: { cookie } });
};

describe('setting it up', () => {
  it('counts only once a first code was right, gives a new session and ends the others', async () => {
    const other = cookieOf(await site.signIn({ email, password }));
    const { cookie } = await setUp();
    expect([await whoIs(cookie), await whoIs(other)]).toEqual([email, null]);
    expect(await half()).toContain('sluice-second');
  });

  it('locks nobody out who began and never finished', async () => {
    await site.world.db.deleteFrom('auth_two_factor').execute();
    await site.world.db.updateTable('auth_user').set({ two_factor_enabled: false }).execute();
    const cookie = cookieOf(await site.signIn({ email, password }));
    await auth('/two-factor/enable', { body: { password }, cookie });
    expect(await whoIs(cookieOf(await site.signIn({ email, password })))).toBe(email);
  });

  it('keeps secret and recovery codes encrypted', async () => {
    const { secret, codes } = await setUp();
    const { rows } = await dump();
    expect(rows).toContain('$ba$');
    for (const plain of [secret, ...codes, Buffer.from(secret).toString('hex')]) expect(rows).not.toContain(plain);
  });

  it.each(['/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes'])(
    'asks for the password at %s, five times',
    async (path) => {
      const { cookie } = await setUp();
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const wrong = await auth(path, { body: { password: 'wrong horse battery' }, cookie });
        expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: 'INVALID_PASSWORD' }]);
      }
      const right = await auth(path, { body: { password }, cookie });
      expect(await right.json()).toMatchObject({ code: 'INVALID_PASSWORD' });
      expect(await whoIs(cookie)).toBe(email);
    },
  );
});

describe('signing in', () => {
  let step: SecondStep;
  beforeEach(async () => {
    step = await setUp();
  });

  it('lets nobody in by the password alone', async () => {
    const cookie = await half();
    expect(await whoIs(cookie)).toBeNull();
    expect((await lookAtOrders(cookie)).status).toBe(401);
  });

  it('takes a code once, also from two requests at the same moment', async () => {
    const code = totpOf(step.secret);
    const cookies = [await half(), await half()];
    const answers = await Promise.all(
      cookies.map((cookie) => auth('/two-factor/verify-totp', { body: { code }, cookie })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const later = await auth('/two-factor/verify-totp', { body: { code }, cookie: await half() });
    expect(await later.json()).toMatchObject({ code: 'INVALID_CODE' });
  });

  it('takes a recovery code once in place of the phone, and none of an older list', async () => {
    const [first = '', second = ''] = step.codes;
    const use = async (code: string) =>
      auth('/two-factor/verify-backup-code', { body: { code }, cookie: await half() });
    const inside = await use(first);
    expect(await whoIs(cookieOf(inside))).toBe(email);
    expect((await use(first)).status).toBe(401);
    const renewed = await auth('/two-factor/generate-backup-codes', { body: { password }, cookie: cookieOf(inside) });
    const { backupCodes } = await renewed.json();
    expect(backupCodes).toHaveLength(10);
    expect((await use(second)).status).toBe(401);
    expect((await use(backupCodes[9])).status).toBe(200);
  });

  it('takes no code for a while after five wrong ones, whichever kind and however often one starts again', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const kind = attempt % 2 === 0 ? 'totp' : 'backup-code';
      const cookie = await half();
      const wrong = await auth(`/two-factor/verify-${kind}`, { body: { code: `00000${attempt}` }, cookie });
      expect(wrong.status).toBe(401);
    }
    const right = await auth('/two-factor/verify-totp', { body: { code: totpOf(step.secret) }, cookie: await half() });
    expect([right.status, await right.json()]).toMatchObject([429, { code: 'ACCOUNT_TEMPORARILY_LOCKED' }]);
  });

  it('slows down whoever tries codes from one address', async () => {
    const tries = Array.from({ length: 12 }, () =>
      auth('/two-factor/verify-totp', { body: { code: '000000' }, cookie: '' }),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(2);
  });

  it('trusts no device to skip the step', async () => {
    const body = { code: totpOf(step.secret), trustDevice: true };
    expect((await auth('/two-factor/verify-totp', { body, cookie: await half() })).status).toBe(401);
    expect(await half()).not.toContain('sluice-trust');
  });

  it('is by the password alone again once it is turned off', async () => {
    const inside = await auth('/two-factor/verify-totp', {
      body: { code: totpOf(step.secret) },
      cookie: await half(),
    });
    expect((await auth('/two-factor/disable', { body: { password }, cookie: cookieOf(inside) })).status).toBe(200);
    expect(await whoIs(cookieOf(await site.signIn({ email, password })))).toBe(email);
  });
});

describe('a workspace that asks for it', () => {
  const requireIt = (cookie: string, isRequired: boolean) =>
    site.post('/api/trpc/workspace.requireSecondStep', {
      body: { workspace: 'harbour', isRequired },
      headers: { cookie },
    });
  const place = async (change: { role: string; until: Date | null }) => {
    const { db } = site.world;
    const { id } = await db.selectFrom('auth_user').select('id').executeTakeFirstOrThrow();
    const mine = await withUser(db, id, (trx) =>
      trx.selectFrom('member').select('workspace_id as home').executeTakeFirstOrThrow(),
    );
    await withWorkspace(db, mine.home, (trx) => trx.updateTable('member').set(change).execute());
  };

  it('is asked for by an owner who has it, and closes to owners, admins and consultants who have not', async () => {
    const { cookie } = await setUp();
    expect((await requireIt(cookie, true)).status).toBe(200);
    expect((await lookAtOrders(cookie)).status).toBe(200);

    const off = await auth('/two-factor/disable', { body: { password }, cookie });
    const without = cookieOf(off);
    const owner = await lookAtOrders(without);
    expect(owner.status).toBe(403);
    expect(await owner.json()).toMatchObject({
      error: { data: { problems: [{ code: 'workspace.secondStepFirst' }] } },
    });
    const me = await (await site.ask('/api/trpc/me.get', { headers: { cookie: without } })).json();
    expect(me.result.data.workspaces).toMatchObject([{ slug: 'harbour', owesSecondStep: true }]);

    const tomorrow = new Date(Date.now() + 86_400_000);
    const expected: readonly [role: string, until: Date | null, status: number][] = [
      ['admin', null, 403],
      ['editor', null, 200],
      ['viewer', null, 200],
      ['editor', tomorrow, 403],
      ['viewer', tomorrow, 403],
      ['owner', null, 403],
    ];
    for (const [role, until, status] of expected) {
      await place({ role, until });
      expect((await lookAtOrders(without)).status, `${role} ${until}`).toBe(status);
    }
    const again = await setUp();
    expect((await lookAtOrders(again.cookie)).status).toBe(200);
    expect((await requireIt(again.cookie, false)).status).toBe(200);
  });

  it('is not asked for by an owner who would shut themselves out', async () => {
    const { cookie } = await setUp();
    const without = cookieOf(await auth('/two-factor/disable', { body: { password }, cookie }));
    const refused = await requireIt(without, true);
    expect(await refused.json()).toMatchObject({
      error: { data: { problems: [{ code: 'workspace.ownSecondStepFirst' }] } },
    });
  });
});

const dump = async () => {
  const rows = await site.world.db.selectFrom('auth_two_factor').selectAll().execute();
  return { rows: JSON.stringify(rows) };
};
