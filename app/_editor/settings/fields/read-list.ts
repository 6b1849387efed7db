import type { z } from 'zod';

/** A list of settings as far as it can be read: what is stored may be half filled in, or from another version. */
export const readList = <Item>(schema: z.ZodType<Item>, value: unknown): readonly Item[] =>
  (Array.isArray(value) ? value : []).flatMap((one) => {
    const parsed = schema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
