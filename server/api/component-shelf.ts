import type { z } from 'zod';
import { type JsonSchema, toJsonSchema } from './json-schema';

const inside = '#/$defs/';
const shelved = '#/components/schemas/';

/** Named schemas, each kept once for the whole document. */
export class ComponentShelf {
  private readonly kept = new Map<string, string>();

  put(schema: z.ZodType): JsonSchema {
    return this.hoist(toJsonSchema(schema, 'output'));
  }

  /** Moves what stands under a schema's own `$defs` to the shelf. @throws when two different things have one name. */
  hoist({ $defs, ...schema }: JsonSchema): JsonSchema {
    for (const [name, one] of Object.entries($defs ?? {})) this.keep(name, JSON.stringify(moved(one)));
    return moved(schema);
  }

  schemas(): Record<string, JsonSchema> {
    const sorted = [...this.kept].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([name, text]) => [name, JSON.parse(text)]));
  }

  private keep(name: string, text: string): void {
    const known = this.kept.get(name);
    if (known !== undefined && known !== text) throw new Error(`Two different schemas are called ${name}.`);
    this.kept.set(name, text);
  }
}

/** The same schema, naming the shelf. */
function moved<T>(schema: T): T {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === '$ref' && typeof value === 'string'
      ? value.replace(inside, shelved)
      : key === 'id' && value === undefined
        ? undefined
        : value,
  );
  return JSON.parse(text);
}
