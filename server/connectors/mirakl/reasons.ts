import { z } from 'zod';
import type { CodeKind } from '../../../nodes/order/code-match';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { type CodeRules, codeFor, type KnownCode } from '../codes';
import type { MiraklCall } from './account';
import { readMirakl } from './mirakl-client';

const Reasons = z.object({
  reasons: z.array(
    z.object({ code: z.string(), label: z.string().nullish(), type: z.string(), is_shop_right: z.boolean().nullish() }),
  ),
});

type Kind = Extract<CodeKind, 'cancelReason' | 'refundReason'>;
const types: Readonly<Record<Kind, string>> = { cancelReason: 'CANCELATION', refundReason: 'REFUND' };

interface Choosing {
  readonly kind: Kind;
  readonly reason: string | undefined;
  readonly rules: CodeRules | undefined;
}

/**
 * The code a marketplace wants with a cancellation or a refund (RE01; each has its own): the person's own match, a reason of the
 * marketplace's that reads the same, the one named for all others, the only one a shop may give. There is no guessing among several.
 */
export async function chooseReason(call: MiraklCall, { kind, reason, rules }: Choosing): Promise<Result<string>> {
  const read = await reasonsOf(call, kind);
  const known = read.ok ? read.value : [];
  const only = known.length === 1 ? known[0] : undefined;
  const asked = {
    kind,
    words: [reason],
    known,
    destination: 'the marketplace',
    policy: only ? 'send' : 'hold',
  } as const;
  const found = codeFor(rules, asked);
  if (found.ok && found.value) return ok(found.value.code);
  // Without its list nothing is known for sure but what people have said.
  if (!read.ok) return read;
  if (!found.ok) return found;
  if (only) return ok(only.code);
  return failed(known.length > 0 ? noneGiven(kind) : noReason(kind));
}

/** What a shop may give at this marketplace. */
export async function reasonsOf(call: MiraklCall, kind: Kind): Promise<Result<readonly KnownCode[]>> {
  const read = await readMirakl(call, { path: '/reasons', answer: Reasons });
  if (!read.ok) return read;
  const ours = read.value.value.reasons.filter((one) => one.type === types[kind] && one.is_shop_right !== false);
  return ok(ours.map(({ code, label }) => ({ code, ...(label && { label }) })));
}

const nounOf = (kind: Kind) => (kind === 'refundReason' ? 'refund' : 'cancellation');

const noneGiven = (kind: Kind): Problem => ({
  code: `${kind}.unknown`,
  message: `This ${nounOf(kind)} gives no reason the marketplace knows, and the marketplace wants one.`,
  advice: 'Say under Carriers and reasons which one to give in such a case.',
  retry: 'never',
});

const noReason = (kind: Kind): Problem => ({
  code: 'connection.settings',
  message: `The marketplace offers no reason for a ${nounOf(kind)} that a shop may give.`,
  advice: 'Ask the marketplace for the code to use, and name it under Carriers and reasons.',
  retry: 'never',
});
