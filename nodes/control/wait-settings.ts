import { z } from 'zod';
import { fieldUi, keysOf } from '../contract';
import { factIds, facts } from '../rule/facts';
import { isTimeZone, timeZones, type Weekday, weekdays } from './local-time';

const MOST_MINUTES = 60 * 24 * 365;

/** Dates an order may carry, for "until two days before Ship by". */
const dateFacts = factIds.filter((id) => facts[id].type === 'date');
const dateLabels = Object.fromEntries(dateFacts.map((id) => [id, facts[id].label]));

const WeekdayName = z.enum(keysOf(weekdays)) satisfies z.ZodType<Weekday>;

const Minutes = z
  .number({ error: 'Say how long.' })
  .int('Minutes are a whole number.')
  .max(MOST_MINUTES, 'Wait at most a year.');

export const WaitSettings = z.object({
  how: z
    .enum(['duration', 'time', 'date'])
    .default('duration')
    .register(fieldUi, {
      label: 'Wait',
      input: 'select',
      options: { duration: 'for some time', time: 'until a time of day', date: 'until a date of the order' },
    }),
  minutes: Minutes.min(1, 'Wait at least one minute.')
    .default(60)
    .register(fieldUi, { label: 'How long', input: 'duration', showWhen: { field: 'how', is: 'duration' } }),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 09:30.')
    .default('09:00')
    .register(fieldUi, { label: 'Until', input: 'time', showWhen: { field: 'how', is: 'time' } }),
  zone: z
    .string()
    .refine(isTimeZone, 'Choose a time zone.')
    .default('UTC')
    .register(fieldUi, {
      label: 'Time zone',
      input: 'select',
      options: timeZones,
      showWhen: { field: 'how', is: 'time' },
    }),
  days: z
    .array(WeekdayName)
    .max(7)
    .default([])
    .register(fieldUi, {
      label: 'On',
      help: 'None ticked: on any day.',
      input: 'multiSelect',
      options: weekdays,
      showWhen: { field: 'how', is: 'time' },
    }),
  date: z
    .enum(dateFacts, { error: 'Choose a date of the order.' })
    .default('shipBy')
    .register(fieldUi, {
      label: 'Date',
      input: 'select',
      options: dateLabels,
      showWhen: { field: 'how', is: 'date' },
    }),
  side: z
    .enum(['before', 'after'])
    .default('before')
    .register(fieldUi, {
      label: 'Go on',
      input: 'select',
      options: { before: 'before it', after: 'after it' },
      showWhen: { field: 'how', is: 'date' },
    }),
  shift: Minutes.min(0, 'Time does not run backwards here: choose before or after.')
    .default(0)
    .register(fieldUi, { label: 'By', input: 'duration', showWhen: { field: 'how', is: 'date' } }),
});
export type WaitSettings = z.infer<typeof WaitSettings>;

export const initialWaitSettings = { how: 'duration', minutes: 60 } as const;
