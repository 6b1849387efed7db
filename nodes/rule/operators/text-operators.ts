import { foldText } from '../../order/tags';
import type { FactValue } from '../fact';
import { defineOperator, type Operator, opposite } from '../operator';
import { listValue, noValue, patternValue, textValue } from '../value-kind';

const is = defineOperator({
  label: 'is',
  opposite: 'is not',
  types: ['text', 'country'],
  value: textValue,
  says: { yes: '', no: ', not {value}' },
  holds: (actual, { expected }) => typeof actual === 'string' && foldText(actual) === foldText(expected),
});

const isOneOf = defineOperator({
  label: 'is one of',
  opposite: 'is none of',
  types: ['text', 'country'],
  value: listValue,
  says: { yes: ': one of {value}', no: ': none of {value}' },
  holds: (actual, { expected }) =>
    typeof actual === 'string' && expected.some((one) => foldText(one) === foldText(actual)),
});

const containsText = defineOperator({
  label: 'contains the text',
  opposite: 'does not contain the text',
  types: ['text'],
  value: textValue,
  says: { yes: ': it contains the text {value}', no: ': it does not contain the text {value}' },
  holds: (actual, { expected }) => typeof actual === 'string' && foldText(actual).includes(foldText(expected)),
});

const startsWith = defineOperator({
  label: 'starts with',
  opposite: 'does not start with',
  types: ['text'],
  value: textValue,
  says: { yes: ': it starts with {value}', no: ': it does not start with {value}' },
  holds: (actual, { expected }) => typeof actual === 'string' && foldText(actual).startsWith(foldText(expected)),
});

const endsWith = defineOperator({
  label: 'ends with',
  opposite: 'does not end with',
  types: ['text'],
  value: textValue,
  says: { yes: ': it ends with {value}', no: ': it does not end with {value}' },
  holds: (actual, { expected }) => typeof actual === 'string' && foldText(actual).endsWith(foldText(expected)),
});

const matches = defineOperator({
  label: 'matches the pattern',
  opposite: 'does not match the pattern',
  types: ['text', 'list'],
  value: patternValue,
  says: { yes: ': the pattern {value} is found', no: ': the pattern {value} is not found' },
  holds: (actual, { expected: pattern }) => textsOf(actual).some((text) => pattern.isFoundIn(text)),
});

const isEmpty = defineOperator({
  label: 'is empty',
  opposite: 'is not empty',
  types: ['text', 'list', 'date', 'country'],
  value: noValue,
  says: { yes: '', no: '' },
  holds: (actual) => textsOf(actual).every((text) => text.trim() === ''),
});

const isYes = defineOperator({
  label: 'is yes',
  opposite: 'is no',
  types: ['boolean'],
  value: noValue,
  says: { yes: '', no: '' },
  holds: (actual) => actual === true,
});

/** Text is compared without capitals and surrounding space; only patterns look at every character. */
export const textOperators = {
  is,
  isNot: { ...opposite(is), says: { yes: ', not {value}', no: ': exactly that' } },
  isOneOf,
  isNoneOf: opposite(isOneOf),
  containsText,
  containsNoText: opposite(containsText),
  startsWith,
  startsNotWith: opposite(startsWith),
  endsWith,
  endsNotWith: opposite(endsWith),
  matches,
  matchesNot: opposite(matches),
  isEmpty,
  isNotEmpty: opposite(isEmpty),
  isYes,
  isNo: opposite(isYes),
} satisfies Record<string, Operator>;

function textsOf(actual: FactValue): readonly string[] {
  if (actual === null) return [];
  return typeof actual === 'object' ? actual : [String(actual)];
}
