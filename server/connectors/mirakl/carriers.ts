import { z } from 'zod';
import { type CodeMatch, trackingLink } from '../../../nodes/order/code-match';
import type { Parcel } from '../../../nodes/order/order';
import { ok, type Result } from '../../../nodes/problem';
import { type CodeRules, codeFor, type KnownCode } from '../codes';
import type { MiraklCall } from './account';
import { readOptional } from './mirakl-client';

const Carriers = z.object({
  carriers: z.array(z.object({ code: z.string(), label: z.string().nullish(), standard_code: z.string().nullish() })),
});

/** The operator's list changes a few times a year and may be asked for once a day (SH21). */
const keptMs = 86_400_000;
const lists = new Map<string, { readonly until: number; readonly carriers: readonly KnownCode[] }>();

export interface Tracking {
  readonly carrier_code?: string;
  readonly carrier_name?: string;
  readonly tracking_number?: string;
  readonly tracking_url?: string;
}

/** A carrier the operator knows goes by its code, any other by its name and the parcel's own link. Null: there is nothing to say. */
export async function trackingFor(
  call: MiraklCall,
  { parcel, rules }: { parcel: Parcel; rules: CodeRules | undefined },
): Promise<Result<Tracking | null>> {
  const { carrier, carrierCode, trackingNumber } = parcel;
  const words = [carrierCode, carrier].flatMap((name) => name || []);
  if (words.length === 0 && !trackingNumber) return ok(null);
  const known = words.length > 0 ? await carriersOf(call) : ok([]);
  if (!known.ok) return known;
  const found = codeFor(rules, { kind: 'carrier', words, known: known.value, destination: 'the marketplace' });
  if (!found.ok) return found;
  const number = trackingNumber ? { tracking_number: trackingNumber } : {};
  const code = found.value?.code;
  if (code !== undefined && isCode(code, known.value)) return ok({ carrier_code: code, ...number });
  const url = linkOf(parcel, found.value?.match);
  return ok({ carrier_name: code ?? words.at(-1) ?? 'Other', ...number, ...(url && { tracking_url: url }) });
}

/** A marketplace without a list of its own is told a match as a code. */
const isCode = (code: string, known: readonly KnownCode[]) =>
  known.length === 0 || known.some((carrier) => carrier.code === code);

const linkOf = ({ trackingUrl, trackingNumber }: Parcel, match: CodeMatch | undefined) =>
  trackingUrl ?? (match?.trackingUrl && trackingNumber ? trackingLink(match.trackingUrl, trackingNumber) : undefined);

/** What this marketplace calls carriers. */
export async function carriersOf(call: MiraklCall): Promise<Result<readonly KnownCode[]>> {
  const kept = lists.get(call.settings.baseUrl);
  if (kept && kept.until > call.now.getTime()) return ok(kept.carriers);
  const read = await readOptional(call, { path: '/shipping/carriers', answer: Carriers, nothing: { carriers: [] } });
  if (!read.ok) return read;
  const carriers = read.value.carriers.map(({ code, label, standard_code }) => ({
    code,
    ...(label && { label }),
    ...(standard_code && { aliases: [standard_code] }),
  }));
  lists.set(call.settings.baseUrl, { until: call.now.getTime() + keptMs, carriers });
  return ok(carriers);
}
