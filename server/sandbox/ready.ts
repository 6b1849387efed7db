import { z } from 'zod';

const Place = z.object({
  name: z.string(),
  /** Connector id. */
  connector: z.enum(['sandbox-market', 'sandbox-store']),
  url: z.url(),
  apiKey: z.string(),
  webhookSecret: z.string(),
});
/** One of the demo's channels as somebody needs it who wants to connect it. */
export type Place = z.infer<typeof Place>;

/** Where everything is, as the sandbox process says it once it is there. */
export const SandboxReady = z.object({
  ready: z.literal(true),
  markets: z.tuple([Place, Place]),
  store: Place,
});
export type SandboxReady = z.infer<typeof SandboxReady>;
