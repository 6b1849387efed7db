import { z } from 'zod';

/** What a connection's JSON columns hold. */
export const StoredSettings = z.record(z.string(), z.unknown());
export const StoredHints = z.record(z.string(), z.object({ last4: z.string().nullable(), updatedAt: z.string() }));
export type StoredHints = z.infer<typeof StoredHints>;
