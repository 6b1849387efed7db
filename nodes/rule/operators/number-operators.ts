import { compareAmounts } from '../../order/amount';
import type { Amount } from '../../order/order';
import type { FactType, FactValue } from '../fact';
import { defineOperator, type Operator, opposite } from '../operator';
import { amountRangeValue, amountValue } from '../value-kind';

const types: readonly FactType[] = ['number', 'money'];

/** Null when the order does not say a number. */
function compared(actual: FactValue, expected: Amount): number | null {
  if (typeof actual !== 'string' && typeof actual !== 'number') return null;
  return compareAmounts(String(actual), expected);
}

const comparison = (
  texts: { label: string; opposite: string; says: { yes: string; no: string } },
  holds: (difference: number) => boolean,
) =>
  defineOperator({
    ...texts,
    types,
    value: amountValue,
    holds(actual, { expected }) {
      const difference = compared(actual, expected);
      return difference !== null && holds(difference);
    },
  });

const over = comparison(
  { label: 'is over', opposite: 'is not over', says: { yes: ': over {value}', no: ': not over {value}' } },
  (difference) => difference > 0,
);
const under = comparison(
  { label: 'is under', opposite: 'is not under', says: { yes: ': under {value}', no: ': not under {value}' } },
  (difference) => difference < 0,
);
const atLeast = comparison(
  { label: 'is at least', opposite: 'is less than', says: { yes: ': at least {value}', no: ': less than {value}' } },
  (difference) => difference >= 0,
);
const atMost = comparison(
  { label: 'is at most', opposite: 'is more than', says: { yes: ': at most {value}', no: ': more than {value}' } },
  (difference) => difference <= 0,
);
const equals = comparison(
  { label: 'is', opposite: 'is not', says: { yes: '', no: ', not {value}' } },
  (difference) => difference === 0,
);

const between = defineOperator({
  label: 'is between',
  opposite: 'is not between',
  types,
  value: amountRangeValue,
  says: { yes: ': between {value}', no: ': not between {value}' },
  holds(actual, { expected: { from, to } }) {
    const aboveFrom = compared(actual, from);
    const aboveTo = compared(actual, to);
    return aboveFrom !== null && aboveTo !== null && aboveFrom >= 0 && aboveTo <= 0;
  },
});

export const numberOperators = {
  over,
  under,
  atLeast,
  atMost,
  between,
  equals,
  equalsNot: { ...opposite(equals), says: { yes: ', not {value}', no: ': exactly that' } },
} satisfies Record<string, Operator>;
