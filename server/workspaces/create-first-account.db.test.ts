import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestWorld, type TestWorld } from '../tooling/test-world';
import { createFirstAccount } from './create-first-account';
import { slugFor } from './create-workspace';
import { findMember } from './find-member';
import { getMe } from './get-me';

const account = {
  name: 'Ana Ruiz',
  email: ' Ana@Example.com',
  password: 'correct horse battery',
  workspaceName: 'Harbour & Home',
};

describe('the first account', () => {
  let test: TestWorld;
  beforeAll(async () => {
    test = await createTestWorld();
  });
  afterAll(() => test.drop());

  it('is asked for while there is none', async () => {
    expect(await getMe(test.world, null)).toEqual({
      user: null,
      needsFirstAccount: true,
      workspaces: [],
      isPlatformAdmin: false,
      mayAddWorkspace: false,
    });
  });

  it('needs a password worth the name', async () => {
    const refused = await createFirstAccount(test.world, { ...account, password: 'harbourhome2026' });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'account.passwordWeak' }] });
  });

  it('goes to one of two who ask at the same moment, and to nobody after', async () => {
    const asked = await Promise.all([
      createFirstAccount(test.world, account),
      createFirstAccount(test.world, { ...account, email: 'tom@example.com' }),
    ]);
    expect(asked.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(asked.find(({ ok }) => ok)).toEqual({ ok: true, value: { slug: 'harbour-home' } });
    const late = await createFirstAccount(test.world, account);
    expect(late).toMatchObject({ ok: false, problems: [{ code: 'account.forbidden' }] });
  });

  it('owns its workspace, and nobody else enters it', async () => {
    const { id, name } = await test.world.db.selectFrom('auth_user').select(['id', 'name']).executeTakeFirstOrThrow();
    const visitor = { id, name };
    expect(await findMember(test.world, { visitor, slug: 'harbour-home', address: null })).toMatchObject({
      role: 'owner',
      workspaceName: 'Harbour & Home',
    });
    expect(await findMember(test.world, { visitor, slug: 'elsewhere', address: null })).toBeNull();
    const stranger = { id: 'nobody', name: 'Nobody' };
    expect(await findMember(test.world, { visitor: stranger, slug: 'harbour-home', address: null })).toBeNull();
  });
});

describe('the address of a workspace', () => {
  it.each([
    ['Harbour & Home', 'harbour-home'],
    ['Crème Brûlée GmbH', 'creme-brulee-gmbh'],
    ['日本', 'workspace'],
    ['Sign in', 'sign-in-1'],
    ['x'.repeat(100), 'x'.repeat(60)],
  ])('made of "%s" is "%s"', (name, slug) => {
    expect(slugFor(name)).toBe(slug);
  });
});
