import type { Visit } from '../contract';
import type { FactType, FactValue } from './fact';
import type { ValueKind } from './value-kind';

/** One way of testing a fact, written once; its contrary ("is not") comes with it. Texts may hold {value} and {noun}. */
interface OperatorSpec<Expected> {
  /** Between the fact and the value in a sentence: "is over". */
  readonly label: string;
  /** The same, turned round: "is not over". */
  readonly opposite: string;
  readonly types: readonly FactType[];
  readonly value: ValueKind<Expected>;
  /** What a reason says behind the fact's own value. */
  readonly says: { readonly yes: string; readonly no: string };
  holds(actual: FactValue, against: { readonly expected: Expected; readonly visit: Visit }): boolean;
}

export interface Operator {
  readonly label: string;
  readonly opposite: string;
  readonly types: readonly FactType[];
  /** How the value is asked for; `none` asks for nothing. */
  readonly value: ValueKind<unknown>;
  readonly says: { readonly yes: string; readonly no: string };
  /** Null when the value cannot be used with this operator. */
  prepare(value: unknown): ((actual: FactValue, visit: Visit) => boolean) | null;
}

export function defineOperator<Expected>(spec: OperatorSpec<Expected>): Operator {
  return {
    ...spec,
    prepare(raw) {
      const expected = spec.value.read(raw);
      if (!expected.ok) return null;
      return (actual, visit) => spec.holds(actual, { expected: expected.value, visit });
    },
  };
}

/** The contrary operator. An order that does not say the fact at all is "not X" too. */
export const opposite = (operator: Operator): Operator => ({
  ...operator,
  label: operator.opposite,
  opposite: operator.label,
  says: { yes: operator.says.no, no: operator.says.yes },
  prepare(raw) {
    const holds = operator.prepare(raw);
    return holds && ((actual, visit) => !holds(actual, visit));
  },
});
