import { z } from 'zod';

/** Where a delivery stands; what each means is said in server/engine/ledger.ts. */
export const DeliveryState = z.enum(['planned', 'sending', 'unknown', 'delivered', 'parked', 'superseded', 'skipped']);
export type DeliveryState = z.infer<typeof DeliveryState>;
