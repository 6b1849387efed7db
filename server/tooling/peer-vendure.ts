import { z } from 'zod';

const Whereabouts = z.object({
  url: z.url(),
  apiKey: z.string(),
  superadmin: z.object({ username: z.string(), password: z.string() }),
});
type Whereabouts = z.infer<typeof Whereabouts>;

const variable = 'SLUICE_PEER_VENDURE';

/** Tells the browser tests, which run in processes of their own, where the shop is. */
export function announceVendure({ url, apiKey, superadmin }: Whereabouts): void {
  process.env[variable] = JSON.stringify({ url, apiKey, superadmin });
}

export const peerVendure = (): Whereabouts => Whereabouts.parse(JSON.parse(process.env[variable] ?? 'null'));
