import { expect, it } from 'vitest';
import { answersFor, type Client, guessValues, missingFor, shownValue, toClone } from './answers';
import type { ClonePlan } from './template-row';

const client: Client = {
  slug: 'nordic',
  name: 'Nordic',
  mayPublish: true,
  mayConnect: true,
  accounts: [{ id: 'm', name: 'Nordic Bazaar', kind: 'marketplace', channel: 'sandbox-market' }],
  guesses: { s1: 'm', s2: null },
};
const field = { unit: null, options: null } as const;
const plan: ClonePlan = {
  name: 'To the shop',
  description: '',
  version: 1,
  slots: [
    { key: 's1', label: 'The marketplace', kind: 'marketplace', connector: null },
    { key: 's2', label: 'The shop', kind: 'shop', connector: null },
  ],
  parameters: [
    { ...field, key: 'p1', label: 'Tag', value: '«s1» of «client»', input: 'text' },
    { ...field, key: 'p2', label: 'Email to', value: '«address1»', input: 'addresses' },
    {
      ...field,
      key: 'p3',
      label: 'Time zone',
      value: 'UTC',
      input: 'select',
      options: { UTC: 'UTC', 'Asia/Tokyo': '' },
    },
  ],
  clients: [],
};
const answers = (email: string, given = {}) =>
  answersFor(client, { plan, given, guesses: guessValues(plan, { email, zone: 'Asia/Tokyo' }) });
const shown = (email: string) => plan.parameters.map((one) => shownValue(one, { client, answers: answers(email) }));

it('guesses the person’s own address and clocks, and names what is chosen', () => {
  expect(shown('ana@example.com')).toEqual(['Nordic Bazaar of Nordic', 'ana@example.com', 'Asia/Tokyo']);
  expect(shown('')).toEqual(['Nordic Bazaar of Nordic', '', 'Asia/Tokyo']);
});
it('says what is still to be chosen, accounts first', () => {
  expect(missingFor(client, { plan, answers: answers('') })).toBe('The shop');
  expect(missingFor(client, { plan, answers: answers('', { bindings: { s2: 'x' } }) })).toBe('Email to');
  expect(missingFor(client, { plan, answers: answers('ana@example.com', { bindings: { s2: 'x' } }) })).toBeNull();
});
it('asks for a clone with what is chosen only', () => {
  expect(toClone(client, { answers: answers('ana@example.com'), goLive: true })).toEqual({
    client: 'nordic',
    name: 'To the shop',
    bindings: { s1: 'm' },
    values: { p2: 'ana@example.com', p3: 'Asia/Tokyo' },
    goLive: true,
  });
});
