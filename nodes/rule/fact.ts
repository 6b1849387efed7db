import type { Visit } from '../contract';

/** What a fact is made of; decides which operators fit and how the value is asked for. */
export type FactType = 'text' | 'number' | 'money' | 'date' | 'list' | 'boolean' | 'country';

/** Null: the order does not say. Money is decimal text in the order's currency, dates are UTC instants. */
export type FactValue = string | number | boolean | readonly string[] | null;

/** One thing a rule can look at. */
export interface Fact {
  readonly label: string;
  /** Heading it is found under in the picker. */
  readonly group: string;
  readonly type: FactType;
  /** What one element of a list is called: "tag" gives "include the tag". */
  readonly noun?: string;
  /** The values it can have, for a picker. */
  readonly options?: Readonly<Record<string, string>>;
  /** The value is a connection: the picker shows connections, sentences their names. */
  readonly isConnection?: boolean;
  /** Asked for beside the fact, e.g. the name of the attribute. */
  readonly param?: string;
  /** A sentence for the picker. */
  readonly help?: string;
  read(visit: Visit, param: string): FactValue;
}
