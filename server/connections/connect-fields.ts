import type { z } from 'zod';
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
  return Object.entries(schema.shape).map(([name, fieldSchema]) => {
    const described = Object.hasOwn(connector.fields, name) ? connector.fields[name] : undefined;
    // What a field becomes when it is left out tells whether it may be, and its default.
    const leftOut = (fieldSchema as z.ZodType).safeParse(undefined);
    return {
      name,
      label: described?.label ?? name,
      help: described?.help ?? null,
      placeholder: described?.placeholder ?? null,
      input: described?.input ?? (secret ? 'password' : inputFor(fieldSchema as z.ZodType)),
      options: described?.options ?? null,
      secret,
      required: !leftOut.success,
      default: leftOut.success ? (leftOut.data ?? null) : null,
    };
  });
}

const inputs: Readonly<Record<string, ConnectorField['input']>> = {
  boolean: 'toggle',
  number: 'number',
  int: 'number',
  enum: 'select',
};

function inputFor(schema: z.ZodType): ConnectorField['input'] {
  let inner = schema;
  while ('unwrap' in inner && typeof inner.unwrap === 'function') inner = inner.unwrap() as z.ZodType;
  const { def } = inner as { def: { type: string; innerType?: z.ZodType } };
  if (def.innerType) return inputFor(def.innerType);
  return inputs[def.type] ?? 'text';
}
