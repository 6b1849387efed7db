import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { MiraklCall } from './account';
import { readMirakl } from './mirakl-client';

const Reasons = z.object({
  reasons: z.array(
    z.object({ code: z.string(), label: z.string().nullish(), type: z.string(), is_shop_right: z.boolean().nullish() }),
  ),
});

/**
 * The code a marketplace wants with a cancellation or a refund (RE01; each has its own). In this order: the person's own match, a
 * reason of the marketplace's that reads the same, the one named in the settings, the first that a shop may give.
 */
export async function chooseReason(
  call: MiraklCall,
  { type, reason = '' }: { type: 'CANCELATION' | 'REFUND'; reason?: string | undefined },
): Promise<Result<string>> {
  const { settings } = call;
  const mapped = Object.entries(settings.reasons).find(([words]) => isSame(words, reason));
  if (mapped) return ok(mapped[1]);
  const fallback = type === 'CANCELATION' ? settings.cancelReason : settings.refundReason;
  const read = await readMirakl(call, { path: '/reasons', answer: Reasons });
  if (!read.ok) return fallback ? ok(fallback) : read;
  const ours = read.value.value.reasons.filter((one) => one.type === type && one.is_shop_right !== false);
  const same = ours.find(({ code, label }) => isSame(code, reason) || isSame(label ?? '', reason));
  const code = same?.code ?? (fallback || ours[0]?.code);
  return code ? ok(code) : failed(noReason(type));
}

const isSame = (a: string, b: string) => a.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase();

const noReason = (type: string): Problem => ({
  code: 'connection.settings',
  message: `The marketplace offers no reason for a ${type === 'REFUND' ? 'refund' : 'cancellation'} that a shop may give.`,
  advice: 'Ask the marketplace for the code to use, and put it into the connection’s settings.',
  retry: 'never',
});
