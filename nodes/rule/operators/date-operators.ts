import { compareInstants } from '../../order/instant';
import type { FactType } from '../fact';
import { defineOperator, type Operator, opposite } from '../operator';
import { dateRangeValue, dateValue, hoursValue } from '../value-kind';

const HOUR = 3_600_000;
const types: readonly FactType[] = ['date'];

const before = defineOperator({
  label: 'is before',
  opposite: 'is not before',
  types,
  value: dateValue,
  says: { yes: ': before {value}', no: ': not before {value}' },
  holds: (actual, { expected: { from } }) => typeof actual === 'string' && compareInstants(actual, from) < 0,
});

const after = defineOperator({
  label: 'is after',
  opposite: 'is not after',
  types,
  value: dateValue,
  says: { yes: ': after {value}', no: ': not after {value}' },
  holds: (actual, { expected: { to } }) => typeof actual === 'string' && compareInstants(actual, to) > 0,
});

const onDay = defineOperator({
  label: 'is on',
  opposite: 'is not on',
  types,
  value: dateValue,
  says: { yes: '', no: ', not on {value}' },
  holds: (actual, { expected: { from, to } }) =>
    typeof actual === 'string' && compareInstants(actual, from) >= 0 && compareInstants(actual, to) <= 0,
});

const betweenDates = defineOperator({
  label: 'is between',
  opposite: 'is not between',
  types,
  value: dateRangeValue,
  says: { yes: ': between {value}', no: ': not between {value}' },
  holds: (actual, { expected: { from, to } }) =>
    typeof actual === 'string' && compareInstants(actual, from.from) >= 0 && compareInstants(actual, to.to) <= 0,
});

const withinLast = defineOperator({
  label: 'is within the last',
  opposite: 'is not within the last',
  types,
  value: hoursValue,
  says: { yes: ': within the last {value}', no: ': not within the last {value}' },
  holds: (actual, { expected: hours, visit: { now } }) =>
    typeof actual === 'string' && isBetween(compareInstants(now, actual), hours),
});

const withinNext = defineOperator({
  label: 'is within the next',
  opposite: 'is not within the next',
  types,
  value: hoursValue,
  says: { yes: ': within the next {value}', no: ': not within the next {value}' },
  holds: (actual, { expected: hours, visit: { now } }) =>
    typeof actual === 'string' && isBetween(compareInstants(actual, now), hours),
});

/** A day without a time is that whole day in UTC: "after 2026-01-10" begins with the 11th. */
export const dateOperators = {
  before,
  after,
  onDay,
  betweenDates,
  withinLast,
  withinNext,
  notWithinLast: opposite(withinLast),
  notWithinNext: opposite(withinNext),
} satisfies Record<string, Operator>;

const isBetween = (milliseconds: number, hours: number) => milliseconds >= 0 && milliseconds <= hours * HOUR;
