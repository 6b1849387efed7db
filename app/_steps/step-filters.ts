import { z } from 'zod';
import { nodeTypes } from '../../nodes/registry';

const Filters = z.object({
  client: z.string().max(63).optional().catch(undefined),
  flow: z.uuid().optional().catch(undefined),
  connection: z.uuid().optional().catch(undefined),
  kind: z.string().max(40).optional().catch(undefined),
  /** Hours back from now. */
  hours: z.enum(['1', '24', '168']).optional().catch(undefined),
});
/** What the list of steps with errors is narrowed down to; lives in the address. */
export type StepFilters = z.infer<typeof Filters>;

export const readStepFilters = (params: URLSearchParams): StepFilters => Filters.parse(Object.fromEntries(params));

export function writeStepFilters(filters: StepFilters): string {
  const named = Object.entries(filters).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const query = new URLSearchParams(named).toString();
  return query === '' ? '' : `?${query}`;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** As the server is asked. The moment is cut to the minute, so that the question stays the same while somebody looks. */
export function toStepQuestion({ flow, connection, kind, hours }: StepFilters, now: number) {
  const since = hours && new Date(Math.floor(now / minuteMs) * minuteMs - Number(hours) * hourMs).toISOString();
  return {
    ...(flow && { flowId: flow }),
    ...(connection && { connectionId: connection }),
    ...(kind && { kind }),
    ...(since && { since }),
  };
}

/** Every kind of step something can be stuck at, by its title. */
export const stepKinds = [...nodeTypes.values()]
  .map(({ type, title }) => ({ value: type, label: title }))
  .toSorted((a, b) => a.label.localeCompare(b.label));
