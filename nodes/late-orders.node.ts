import { z } from 'zod';
import { connectionName, connectionProblems } from './connection-check';
import { defineNode, fieldUi } from './contract';
import { isTimeZone, timeZones, type Weekday, weekdays } from './control/local-time';
import { sayHowMany } from './order/late-list';

/** Begins by the clock: once a day, with the orders that are late to ship or nearly so. */
export const lateOrdersNode = defineNode({
  type: 'late-orders',
  title: 'Late to ship',
  help: 'Once a day, at a time, starts the flow with a list of the orders that are late to ship.',
  family: 'source',
  icon: 'clock-exclamation',
  acceptsInput: false,
  settings: z.object({
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 09:30.')
      .default('08:00')
      .register(fieldUi, { label: 'Every day at', input: 'time' }),
    zone: z
      .string()
      .refine(isTimeZone, 'Choose a time zone.')
      .default('UTC')
      .register(fieldUi, { label: 'Time zone', input: 'select', options: timeZones }),
    days: z
      .array(z.enum(Object.keys(weekdays) as Weekday[]))
      .max(7)
      .default([])
      .register(fieldUi, { label: 'On', help: 'None ticked: on every day.', input: 'multiSelect', options: weekdays }),
    hours: z
      .number({ error: 'Say how many hours ahead to look.' })
      .int('Whole hours, please.')
      .min(0, 'Hours do not run backwards here.')
      .max(336, 'Two weeks ahead at most: 336 hours.')
      .default(24)
      .register(fieldUi, {
        label: 'Late, or due within',
        help: '0: only orders whose ship-by time is past.',
        input: 'number',
        unit: 'hours',
      }),
    connectionId: z
      .string()
      .default('')
      .register(fieldUi, {
        label: 'Only orders from',
        input: 'connection',
        connection: { direction: 'in' },
        none: 'Every account',
      }),
  }),
  initial: {},
  outputs: { out: 'The list' },
  gathers: ({ time, zone, days, hours, connectionId }) => ({
    time,
    zone,
    days,
    withinHours: hours,
    connectionId: connectionId === '' ? null : connectionId,
  }),
  needs: ({ connectionId }) => (connectionId === '' ? [] : [{ connectionId, direction: 'in', operations: ['order'] }]),
  check: ({ connectionId }, context) => (connectionId === '' ? [] : connectionProblems(connectionId, context)),
  summary({ time, zone, days, hours, connectionId }, context) {
    const named = days.map((day) => weekdays[day]).join(', ');
    const from = connectionId === '' ? '' : ` from ${connectionName(connectionId, context)}`;
    const when = `${named === '' ? 'Every day' : named} at ${time} (${zone.replaceAll('_', ' ')})`;
    return `${when}: orders${from} late${hours === 0 ? '' : ` or due within ${hours} hours`}`;
  },
  run(_settings, { order, event }) {
    if (event.kind !== 'late' || !event.late) {
      return { kind: 'stop', reason: { text: 'This step begins by the clock', holds: false } };
    }
    const text = `${sayHowMany(event.late)} late to ship or nearly so, this one first`;
    return { kind: 'pass', port: 'out', order, reason: { text, holds: true } };
  },
  manual: `
**Late to ship** begins by the clock instead of by news. Once a day, at your time, it looks at every order that still has something to
ship and is not cancelled. Those whose *Ship by* is past, or comes within the hours you say, make a **list**, the most urgent first.

- The flow runs **once with the whole list**, not once for each order: one email a day. When no order is late, nothing happens.
- In the *Email* behind it, choose **Put in a field** and *Late orders, one a line*: each line has the order's number, the account it came
  from, when it is due and what it is worth. *How many orders are late* fits the subject.
- The order the steps behind it look at is the most urgent one. A condition behind this step asks about that order, not about each.
- Marketplaces say by when to ship; orders without such a date are never late. After 30 days past it an order is left out.
- Whatever is published or restarted meanwhile, there is one list a day at most. When Sluice was not running at that time, the list
  comes as soon as it runs again, up to twelve hours later.

A list is for people: send it by *Email* or *HTTP call*. There is nothing in it to *Publish*.
`.trim(),
});
