import { z } from 'zod';

/** "HH:MM" on a clock on the wall. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 08:30.');

const upTo = (least: number, most: number) =>
  z.int(`A whole number from ${least} to ${most}.`).min(least, `At least ${least}.`).max(most, `At most ${most}.`);
const minutes = upTo(0, 60 * 24 * 14);

/** Who is written to: members by id, and any other address. */
export const Recipients = z.object({
  members: z.array(z.string().max(100)).max(50, 'At most 50 members.'),
  addresses: z.array(z.email('Please enter an email address.').max(254)).max(20, 'At most 20 addresses.'),
});
export type Recipients = z.infer<typeof Recipients>;

const ConnectionWhen = z.object({
  kind: z.literal('connection'),
  /** Null: every connection. */
  connectionId: z.uuid().nullable(),
  /** It does not answer for so long; null: not worth an alert. */
  downMinutes: minutes.nullable(),
  /** Somebody paused it so long ago; null: not worth an alert. */
  pausedHours: upTo(0, 24 * 30).nullable(),
});
const ProblemsWhen = z.object({
  kind: z.literal('problems'),
  /** The part of the code before the dot; null: every kind that waits for a person. */
  family: z.string().max(40).nullable(),
  flowId: z.uuid().nullable(),
  connectionId: z.uuid().nullable(),
  /** One alert for each cause, or one for all of it together. */
  per: z.enum(['cause', 'all']),
  orders: upTo(1, 100_000),
  /** Or so much money waits, in this currency. */
  money: z
    .object({
      amount: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, 'An amount such as 5000.'),
      currency: z.string().regex(/^[A-Z]{3}$/, 'Three letters, such as EUR.'),
    })
    .nullable(),
  minutes,
});
const QuietWhen = z.object({ kind: z.literal('quiet'), connectionId: z.uuid().nullable() });
const DeadlineWhen = z.object({
  kind: z.literal('deadline'),
  connectionId: z.uuid().nullable(),
  hours: upTo(1, 240),
  /** Only orders that have not reached their destination yet. */
  onlyStuck: z.boolean(),
});
const WebhookWhen = z.object({ kind: z.literal('webhook') });

export const AlertWhen = z.discriminatedUnion('kind', [
  ConnectionWhen,
  ProblemsWhen,
  QuietWhen,
  DeadlineWhen,
  WebhookWhen,
]);
export type AlertWhen = z.infer<typeof AlertWhen>;
export type AlertKind = AlertWhen['kind'];

/** What is worth an alert in a workspace, and who is told. In the app it is always told. */
export const AlertRule = z.object({
  name: z.string().trim().min(1, 'Please fill this in.').max(80, 'At most 80 characters.'),
  on: z.boolean(),
  when: AlertWhen,
  email: Recipients,
  /** Webhook endpoints that listen to alerts are told. */
  webhook: z.boolean(),
  /** Emails go out in quiet hours too. */
  evenInQuietHours: z.boolean(),
  /** So often while it lasts; null: never again. */
  remindHours: upTo(1, 24 * 7).nullable(),
});
export type AlertRule = z.infer<typeof AlertRule>;

const QuietHours = z.object({ from: ClockTime, to: ClockTime });
export type QuietHours = z.infer<typeof QuietHours>;
const Digest = z.object({ at: ClockTime, to: Recipients });

/** When people are left in peace, and when they are told everything at once. */
export const AlertTimes = z.object({
  timeZone: z.string().max(60),
  quiet: QuietHours.nullable(),
  digest: Digest.nullable(),
});
export type AlertTimes = z.infer<typeof AlertTimes>;

const inAppOnly = {
  on: true,
  email: { members: [], addresses: [] },
  webhook: true,
  evenInQuietHours: false,
  remindHours: null,
} satisfies Partial<AlertRule>;

/** What every workspace is told from its first minute, until somebody changes it. */
export const builtInRules: ReadonlyMap<string, AlertRule> = new Map([
  [
    'connection',
    {
      ...inAppOnly,
      name: 'A connection needs you',
      when: { kind: 'connection', connectionId: null, downMinutes: 15, pausedHours: 24 },
    },
  ],
  [
    'problems',
    {
      ...inAppOnly,
      name: 'Orders need a fix',
      when: {
        kind: 'problems',
        family: null,
        flowId: null,
        connectionId: null,
        per: 'cause',
        orders: 1,
        money: null,
        minutes: 0,
      },
    },
  ],
  ['quiet', { ...inAppOnly, name: 'A source has gone quiet', when: { kind: 'quiet', connectionId: null } }],
  [
    'deadline',
    {
      ...inAppOnly,
      name: 'Orders are about to miss their ship-by',
      when: { kind: 'deadline', connectionId: null, hours: 4, onlyStuck: true },
    },
  ],
  ['webhook', { ...inAppOnly, name: 'A webhook was switched off', when: { kind: 'webhook' } }],
]);

/** What a rule of a kind begins as when somebody adds one. */
export const newRule = (kind: Exclude<AlertKind, 'webhook'>): AlertRule => {
  const rule = builtInRules.get(kind);
  if (!rule) throw new Error(`There is a built-in rule of every kind; ${kind} has none.`);
  return { ...rule, name: '' };
};
