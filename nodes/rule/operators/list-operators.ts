import { foldText, hasTag } from '../../order/tags';
import type { FactValue } from '../fact';
import { defineOperator, type Operator, opposite } from '../operator';
import { listValue, textValue } from '../value-kind';

const listOf = (actual: FactValue): readonly string[] => (actual !== null && typeof actual === 'object' ? actual : []);

/** "Contains" on a list means: has this very element. `eBay` never matches `eBayAU`. */
const contains = defineOperator({
  label: 'include the {noun}',
  opposite: 'do not include the {noun}',
  types: ['list'],
  value: textValue,
  says: { yes: ': they have the {noun} {value}', no: ': they do not have the {noun} {value}' },
  holds: (actual, { expected }) => hasTag(listOf(actual), expected),
});

const hasAnyOf = defineOperator({
  label: 'include any of',
  opposite: 'include none of',
  types: ['list'],
  value: listValue,
  says: { yes: ': they have at least one of {value}', no: ': they have none of {value}' },
  holds: (actual, { expected }) => expected.some((one) => hasTag(listOf(actual), one)),
});

const hasAllOf = defineOperator({
  label: 'include all of',
  opposite: 'do not include all of',
  types: ['list'],
  value: listValue,
  says: { yes: ': they have all of {value}', no: ': they do not have all of {value}' },
  holds: (actual, { expected }) => expected.every((one) => hasTag(listOf(actual), one)),
});

/** The loose one, for who really wants parts of words. */
const hasText = defineOperator({
  label: 'include a {noun} containing the text',
  opposite: 'include no {noun} containing the text',
  types: ['list'],
  value: textValue,
  says: { yes: ': one of them contains the text {value}', no: ': none of them contains the text {value}' },
  holds: (actual, { expected }) => listOf(actual).some((one) => foldText(one).includes(foldText(expected))),
});

export const listOperators = {
  contains,
  containsNot: opposite(contains),
  hasAnyOf,
  hasNoneOf: opposite(hasAnyOf),
  hasAllOf,
  hasText,
  hasNoText: opposite(hasText),
} satisfies Record<string, Operator>;
