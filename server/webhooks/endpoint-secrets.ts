import { z } from 'zod';
import type { Seals } from '../jobs/world';

const name = 'webhook secret';
const Sealed = z.object({ secret: z.string() });

export const sealSecret = (seals: Seals, secret: string): string => seals.seal(name, { secret });

interface SealedSecrets {
  readonly sealed: string;
  readonly sealedBefore: string | null;
  readonly beforeUntil: Date | null;
}

/** The secrets that are valid now: the newest, and for a day the one before it. */
export function openSecrets(
  seals: Seals,
  { sealed, sealedBefore, beforeUntil, now }: SealedSecrets & { now: Date },
): string[] {
  const open = (text: string) => Sealed.parse(seals.open(name, text)).secret;
  const isBeforeValid = sealedBefore !== null && beforeUntil !== null && beforeUntil > now;
  return isBeforeValid ? [open(sealed), open(sealedBefore)] : [open(sealed)];
}
