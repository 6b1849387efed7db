import fc from 'fast-check';
import { expect, it } from 'vitest';
import { composeMail, type MailedAlert } from './compose-mail';
import { inOneLine, saySpan, sayValue } from './say-alert';
import { sayDigest } from './say-digest';
import { sumUp } from './sum-up';

it.each([
  [3 * 60 + 12, '3 h 12 min'],
  [45, '45 min'],
  [0.2, '1 min'],
  [60 * 24, '1 day'],
  [60 * 51 + 5, '2 days 3 h'],
])('says %d minutes as "%s"', (minutes, words) => expect(saySpan(minutes * 60_000)).toBe(words));

it('adds money up exactly, by currency', () => {
  const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const part = fc.record({ cents, currency: fc.constantFrom('EUR', 'JPY'), orders: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const { value, orders } = sumUp(parts.map((one) => ({ ...one, amount: (one.cents / 100).toFixed(2) })));
      expect(orders).toBe(parts.reduce((sum, one) => sum + one.orders, 0));
      for (const { currency, amount } of value) {
        const expected = parts.filter((one) => one.currency === currency).reduce((sum, one) => sum + one.cents, 0);
        expect(Math.round(Number(amount) * 100)).toBe(expected);
      }
    }),
  );
  const [one] = sumUp(Array.from({ length: 3 }, () => ({ orders: 1, currency: 'EUR', amount: '0.1' }))).value;
  expect(one).toEqual({ currency: 'EUR', amount: '0.30' });
});

it('says money as people read it, and nothing of what is worth nothing', () => {
  expect(
    sayValue([
      { currency: 'EUR', amount: '2241.15' },
      { currency: 'GBP', amount: '120.00' },
    ]),
  ).toBe('€2,241.15 and £120.00');
  expect(sayValue([{ currency: 'EUR', amount: '0' }])).toBe('');
  expect(inOneLine('It is so', '', 'Why?')).toBe('It is so. Why?');
});

const now = new Date('2026-03-02T08:00:00Z');
const place = { workspaceName: 'Harbour Goods', home: 'https://x.example/harbour', timeZone: 'Europe/Berlin', now };
const alert = (changes: Partial<MailedAlert> = {}): MailedAlert => ({
  title: 'Harbour Market needs to be reconnected',
  message: '3 orders wait for it, worth €60.00.',
  path: 'connections/7',
  value: [{ currency: 'EUR', amount: '60.00' }],
  openedAt: new Date('2026-03-02T06:00:00Z'),
  resolvedAt: null,
  isReminder: false,
  ...changes,
});

it('writes one letter: what is open first, then what is over, each with where it is put right', () => {
  const over = alert({ title: 'A source has gone quiet', resolvedAt: new Date('2026-03-02T07:30:00Z') });
  const { subject, text } = composeMail([over, alert()], place);
  expect(subject).toBe('Alerts: 1 open, 1 resolved · Harbour Goods');
  expect(text.indexOf('Harbour Market')).toBeLessThan(text.indexOf('Resolved: A source'));
  expect(text).toContain('https://x.example/harbour/connections/7');
  expect(text).toContain('Since 2 Mar 2026, 07:00 (Europe/Berlin), for 2 h.');
  expect(text).toContain('Resolved after 1 h 30 min.');
  expect(text).not.toContain('Worth');
  expect(composeMail([alert({ isReminder: true })], place).subject).toMatch(/^Still: /);
});

it('writes a morning that needs nobody as one that needs nobody', () => {
  const check = { seen: 1_204, missing: 0, differing: 0, problem: null, checkedAt: '2026-03-02T07:00:00.000Z' };
  const source = { name: 'Harbour Market', state: 'active', quiet: null, lastReceivedAt: null, check } as const;
  const facts = { came: 12, went: 1, causes: 0, groups: [], deadlines: [], connections: [source] };
  const { subject, text } = sayDigest(facts, place);
  expect(subject).toBe('Nothing needs you · Harbour Goods');
  expect(text).toContain('Yesterday 12 orders came in, and one order reached its destination.');
  expect(text).toContain('Harbour Market: 0 missing of 1,204, compared 1 h ago.');
  expect(text).not.toContain('Needs you');
});
