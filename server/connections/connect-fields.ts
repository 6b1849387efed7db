import { z } from 'zod';
import type { Connector } from '../connectors/contract';

/** One field of the connect form. */
export interface ConnectorField {
  readonly name: string;
  readonly label: string;
  readonly help: string | null;
  readonly placeholder: string | null;
  readonly input: 'text' | 'password' | 'url' | 'number' | 'toggle' | 'select' | 'mapping' | 'headers';
  readonly options: Readonly<Record<string, string>> | null;
  /** True: goes into credentials, is encrypted and never shown again. False: goes into settings. */
  readonly secret: boolean;
  readonly required: boolean;
  /** JSON; null when there is none. */
  readonly default: unknown;
}

/** The connect form of a channel, from its own schemas: credentials first. */
export const connectFields = (connector: Connector): ConnectorField[] => [
  ...fieldsOf(connector, { schema: connector.credentials, secret: true }),
  ...fieldsOf(connector, { schema: connector.settings, secret: false }),
];

function fieldsOf(
  connector: Connector,
  { schema, secret }: { schema: z.ZodObject; secret: boolean },
): ConnectorField[] {
  return Object.entries(schema.shape).map(([name, inner]) => {
    const { label, help, placeholder, input, options } = { ...blank(name), ...ownField(connector, name) };
    const type = asType(inner);
    const fallback = secret ? 'password' : inputFor(type);
    // What a field becomes when it is left out tells whether it may be, and its default.
    const leftOut = type.safeParse(undefined);
    const required = !leftOut.success;
    return {
      name,
      label,
      help,
      placeholder,
      input: input ?? fallback,
      options,
      secret,
      required,
      default: leftOut.data ?? null,
    };
  });
}

const blank = (name: string) => ({ label: name, help: null, placeholder: null, input: null, options: null });
const ownField = ({ fields }: Connector, name: string) => (Object.hasOwn(fields, name) ? fields[name] : undefined);

const inputs: Readonly<Record<string, ConnectorField['input']>> = {
  boolean: 'toggle',
  number: 'number',
  int: 'number',
  enum: 'select',
};

/** Looks through optional, nullable and default wrappers. */
function inputFor(schema: z.ZodType): ConnectorField['input'] {
  const wrapped = wrappers.some((wrapper) => schema instanceof wrapper) && 'unwrap' in schema;
  if (wrapped && typeof schema.unwrap === 'function') return inputFor(asType(schema.unwrap()));
  return inputs[schema.type] ?? 'text';
}

const wrappers = [z.ZodOptional, z.ZodNullable, z.ZodDefault, z.ZodPrefault];

function asType(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema;
  throw new Error('A connector has a field that is no zod schema.');
}
