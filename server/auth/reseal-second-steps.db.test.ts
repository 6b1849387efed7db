import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newKey } from '../crypto/envelope';
import { parseKeys } from '../crypto/key-ring';
import { aMember, createTestWorld, type TestWorld } from '../tooling/test-world';
import { type AuthSecret, authSecrets } from './auth-secret';
import { resealSecondSteps } from './reseal-second-steps';

const [old, fresh] = [newKey(), newKey()].map(({ bytes }) => bytes.toString('base64'));
const ring = (...keys: (string | undefined)[]) => authSecrets(parseKeys(keys.join(','), 'test'));
const keyOf = (secrets: readonly AuthSecret[]) => ({
  keys: new Map(secrets.map(({ version, value }) => [version, value])),
  currentVersion: secrets[0]?.version ?? 0,
});

let test: TestWorld;
beforeAll(async () => {
  test = await createTestWorld();
});
afterAll(() => test.drop());

it('lets the old key go without locking anybody out', async () => {
  const { db } = test.world;
  const { userId } = await aMember(test.world);
  const seal = (data: string) => symmetricEncrypt({ key: keyOf(ring(old)), data });
  const row = { id: 'one', user_id: userId, secret: await seal('the secret'), backup_codes: await seal('["a","b"]') };
  await db.insertInto('auth_two_factor').values(row).execute();

  expect(await resealSecondSteps({ db, secrets: ring(fresh, old) })).toBe(1);
  expect(await resealSecondSteps({ db, secrets: ring(fresh, old) })).toBe(0);
  const sealed = await db.selectFrom('auth_two_factor').selectAll().executeTakeFirstOrThrow();
  const open = (data: string) => symmetricDecrypt({ key: keyOf(ring(fresh)), data });
  expect([await open(sealed.secret), await open(sealed.backup_codes)]).toEqual(['the secret', '["a","b"]']);
});
