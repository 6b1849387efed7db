import { keysOf } from '../contract';
import type { Fact, FactType } from './fact';
import type { Operator } from './operator';
import { dateOperators } from './operators/date-operators';
import { listOperators } from './operators/list-operators';
import { numberOperators } from './operators/number-operators';
import { textOperators } from './operators/text-operators';

/** Every way of testing a fact. Ids are stored in flows and never change their meaning. */
const table = {
  ...listOperators,
  ...textOperators,
  ...numberOperators,
  ...dateOperators,
} satisfies Record<string, Operator>;

export type OperatorId = keyof typeof table;
export const operators: Readonly<Record<OperatorId, Operator>> = table;
export const operatorIds: readonly OperatorId[] = keysOf(table);

/** The operators that fit a fact, in the order a person looks for them; the first is the one to start with. */
export const operatorsFor = ({ type }: Pick<Fact, 'type'>): readonly OperatorId[] => fitting[type];

/** The operator's words for this fact: "include the tag", "are empty". Lists are called by plurals. */
export function operatorLabel({ label }: Pick<Operator, 'label'>, { noun, type }: Pick<Fact, 'noun' | 'type'>): string {
  const words = label.replaceAll('{noun}', noun ?? 'value');
  return type === 'list' ? words.replace(/^is /, 'are ') : words;
}

const fittingFor = (type: FactType) => operatorIds.filter((id) => operators[id].types.includes(type));
const fitting: Readonly<Record<FactType, readonly OperatorId[]>> = {
  text: fittingFor('text'),
  number: fittingFor('number'),
  money: fittingFor('money'),
  date: fittingFor('date'),
  list: fittingFor('list'),
  boolean: fittingFor('boolean'),
  country: fittingFor('country'),
};
