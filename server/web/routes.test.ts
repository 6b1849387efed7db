import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { authPaths } from './auth-handler';
import { areaNames } from './desk';

/**
 * Everything that answers under /api, and what stands between it and a stranger. A new area fails here until somebody has thought about
 * that, and then in the walk of its own.
 */
const areas = {
  metrics: 'this machine, or the token: desk.db.test.ts',
  hooks: 'a signature: hook-handler.db.test.ts',
  trpc: 'role × procedure: permissions.test.ts, isolation.db.test.ts',
  v1: 'role × address: api.db.test.ts, api-isolation.db.test.ts',
  auth: 'the list below, each by better-auth itself: sign-in.db.test.ts',
  health: 'everybody: says "ok"',
  ready: 'everybody: says "ready"',
  api: 'everybody: says that there is nothing',
  page: 'the door: pages hold nothing of a workspace',
};

it('lists every area there is', () => {
  expect([...areaNames].sort()).toEqual(Object.keys(areas).sort());
});

it('opens of better-auth what the pages need, and nothing else', () => {
  expect([...authPaths].sort()).toEqual([
    '/api/auth/change-password',
    '/api/auth/get-session',
    '/api/auth/list-sessions',
    '/api/auth/request-password-reset',
    '/api/auth/reset-password',
    '/api/auth/revoke-other-sessions',
    '/api/auth/revoke-session',
    '/api/auth/revoke-sessions',
    '/api/auth/sign-in/email',
    '/api/auth/sign-out',
    '/api/auth/two-factor/disable',
    '/api/auth/two-factor/enable',
    '/api/auth/two-factor/generate-backup-codes',
    '/api/auth/two-factor/verify-backup-code',
    '/api/auth/two-factor/verify-totp',
    '/api/auth/update-user',
  ]);
});

it('leaves nothing for Next to answer but pages', () => {
  const root = new URL('../../app/', import.meta.url);
  expect(existsSync(new URL('api', root))).toBe(false);
  const files = readdirSync(root, { recursive: true }).map(String);
  expect(files.filter((file) => /(^|\/)route\.[jt]sx?$/.test(file))).toEqual([]);
});
