import { z } from 'zod';
import type { Parcel } from '../../../nodes/order/order';
import { ok, type Result } from '../../../nodes/problem';
import type { MiraklCall } from './account';
import { readOptional } from './mirakl-client';

const Carriers = z.object({
  carriers: z.array(z.object({ code: z.string(), label: z.string().nullish(), standard_code: z.string().nullish() })),
});
type Carrier = z.infer<typeof Carriers>['carriers'][number];

/** The operator's list changes a few times a year and may be asked for once a day (SH21). */
const keptMs = 86_400_000;
const lists = new Map<string, { readonly until: number; readonly carriers: readonly Carrier[] }>();

export interface Tracking {
  readonly carrier_code?: string;
  readonly carrier_name?: string;
  readonly tracking_number?: string;
  readonly tracking_url?: string;
}

/** A carrier the operator knows goes by its code, any other by its name and the parcel's own link. Null: there is nothing to say. */
export async function trackingFor(call: MiraklCall, parcel: Parcel): Promise<Result<Tracking | null>> {
  const { carrier, carrierCode, trackingNumber, trackingUrl } = parcel;
  const names = [carrierCode, carrier].flatMap((name) => name || []);
  if (names.length === 0 && !trackingNumber) return ok(null);
  const code = await codeFor(call, names);
  if (!code.ok) return code;
  return ok({
    ...(code.value ? { carrier_code: code.value } : { carrier_name: names.at(-1) ?? 'Other' }),
    ...(trackingNumber && { tracking_number: trackingNumber }),
    ...(!code.value && trackingUrl && { tracking_url: trackingUrl }),
  });
}

async function codeFor(call: MiraklCall, names: readonly string[]): Promise<Result<string | null>> {
  const mapped = Object.entries(call.settings.carriers).find(([name]) => names.some((one) => isSame(one, name)));
  if (mapped) return ok(mapped[1]);
  if (names.length === 0) return ok(null);
  const carriers = await carriersOf(call);
  if (!carriers.ok) return carriers;
  const known = carriers.value.find(({ code, label, standard_code }) =>
    [code, label, standard_code].some((one) => one && names.some((name) => isSame(name, one))),
  );
  return ok(known?.code ?? null);
}

async function carriersOf(call: MiraklCall): Promise<Result<readonly Carrier[]>> {
  const known = lists.get(call.settings.baseUrl);
  if (known && known.until > call.now.getTime()) return ok(known.carriers);
  const read = await readOptional(call, { path: '/shipping/carriers', answer: Carriers, nothing: { carriers: [] } });
  if (!read.ok) return read;
  const { carriers } = read.value;
  lists.set(call.settings.baseUrl, { until: call.now.getTime() + keptMs, carriers });
  return ok(carriers);
}

const isSame = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();
