import { expect, it } from 'vitest';
import { failed, ok } from '../../nodes/problem';
import { createHeldTokens } from './held-tokens';

const at = (seconds: number) => new Date(seconds * 1000);

function asking() {
  const token = createHeldTokens();
  let asked = 0;
  let fails = false;
  return {
    count: () => asked,
    fail: () => {
      fails = true;
    },
    token: (seconds: number, { key = 'a', refused }: { key?: string; refused?: string } = {}) =>
      token({
        grantedFor: [key],
        now: at(seconds),
        refused,
        ask: async () => {
          asked += 1;
          if (fails) {
            fails = false;
            return failed({ code: 'channel.unavailable', message: 'Not now.', retry: 'later' });
          }
          return ok({ accessToken: `t${asked}`, expiresAt: (seconds + 3600) * 1000 });
        },
      }),
  };
}

it('asks once, also for calls at the same time, and again a minute before the token runs out', async () => {
  const held = asking();
  expect(await Promise.all([held.token(0), held.token(0)])).toEqual([ok('t1'), ok('t1')]);
  expect(await held.token(3539)).toEqual(ok('t1'));
  expect(await held.token(3540)).toEqual(ok('t2'));
});

it('keeps tokens of different keys apart, and gives none again that the channel has refused', async () => {
  const held = asking();
  await held.token(0);
  expect(await held.token(0, { key: 'b' })).toEqual(ok('t2'));
  expect(await held.token(1, { refused: 't1' })).toEqual(ok('t3'));
});

it('forgets a failure', async () => {
  const held = asking();
  held.fail();
  expect((await held.token(0)).ok).toBe(false);
  expect((await held.token(0)).ok).toBe(true);
});
