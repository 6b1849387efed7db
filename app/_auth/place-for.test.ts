import { expect, it } from 'vitest';
import { placeFor } from './place-for';

const user = { id: 'u1', name: 'Ana', email: 'ana@example.com' };
const harbour = {
  slug: 'harbour',
  name: 'Harbour Goods',
  role: 'owner',
  isConsultant: false,
  owesSecondStep: false,
  staffUntil: null,
} as const;

it.each([
  [
    'with no account at all, the first one is created',
    { user: null, needsFirstAccount: true, workspaces: [] },
    '/welcome',
  ],
  ['a stranger signs in', { user: null, needsFirstAccount: false, workspaces: [] }, '/sign-in'],
  [
    'a member lands on the health of the first workspace',
    { user, needsFirstAccount: false, workspaces: [harbour] },
    '/harbour/health',
  ],
  ['who belongs to no workspace is told so', { user, needsFirstAccount: false, workspaces: [] }, '/no-workspace'],
])('%s', (_claim, me, path) => {
  expect(placeFor({ ...me, mayAddWorkspace: false, isPlatformAdmin: false }).path).toBe(path);
});

it('sends whoever runs the installation and has no workspace to what they run', () => {
  const me = { user, needsFirstAccount: false, workspaces: [], mayAddWorkspace: true, isPlatformAdmin: true };
  expect(placeFor(me).path).toBe('/admin');
});
