import type { z } from 'zod';

/** A sentence for each field that is wrong, by its place: "when.orders". */
export type Errors = Readonly<Record<string, string | undefined>>;

export const errorsOf = (checked: z.ZodSafeParseResult<unknown>): Errors =>
  checked.success ? {} : Object.fromEntries(checked.error.issues.map(({ path, message }) => [path.join('.'), message]));
