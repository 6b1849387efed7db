import { z } from 'zod';
import { type FactId, factIds } from './facts';
import { type OperatorId, operatorIds } from './operators';

/** One comparison: "Total is over 100". The value's form depends on the operator (value-kind.ts); absent while it is drawn. */
export interface Test {
  readonly kind: 'test';
  readonly fact: FactId;
  /** For facts that ask which one, e.g. the name of an attribute. */
  readonly param?: string | undefined;
  readonly operator: OperatorId;
  readonly value?: TestValue | undefined;
}

export interface Group {
  readonly kind: 'group';
  readonly mode: 'all' | 'any';
  /** True: holds exactly when the group does not. */
  readonly not?: boolean | undefined;
  readonly rules: readonly Rule[];
}

/** The closed language of conditions. No expression, no code: every sentence of it can be shown, checked and explained. */
export type Rule = Test | Group;

export const MAX_RULE_DEPTH = 8;
const MAX_PARTS = 100;

const Bound = z.union([z.string().max(100), z.number()]);
export const TestValue = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(2000)).max(1000),
  z.object({ from: Bound, to: Bound }),
]);
export type TestValue = z.infer<typeof TestValue>;

export const Test = z.object({
  kind: z.literal('test'),
  fact: z.enum(factIds, { error: 'This condition looks at something we do not know.' }),
  param: z.string().max(200).optional(),
  operator: z.enum(operatorIds, { error: 'This condition compares in a way we do not know.' }),
  value: TestValue.optional(),
});

/** Groups within groups, eight deep. Built level by level, so that no nested JSON can exhaust the reader. */
const ruleOfDepth = (depth: number): z.ZodType<Rule> => {
  const error = 'Conditions can be nested eight deep, no deeper.';
  if (depth === 0) return z.discriminatedUnion('kind', [Test], { error });
  const Group = z.object({
    kind: z.literal('group'),
    mode: z.enum(['all', 'any']),
    not: z.boolean().optional(),
    rules: z.array(ruleOfDepth(depth - 1)).max(MAX_PARTS, `A group holds at most ${MAX_PARTS} conditions.`),
  });
  return z.discriminatedUnion('kind', [Test, Group], { error: 'This condition cannot be read.' });
};

export const Rule: z.ZodType<Rule> = ruleOfDepth(MAX_RULE_DEPTH);

/** Where drawing begins: one line to fill in, about tags, by far the most common question. */
export const firstQuestion: Group = {
  kind: 'group',
  mode: 'all',
  rules: [{ kind: 'test', fact: 'tags', operator: 'contains' }],
};

/** No conditions yet: always holds. */
export const always: Group = { kind: 'group', mode: 'all', rules: [] };
