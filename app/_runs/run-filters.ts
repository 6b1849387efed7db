import { z } from 'zod';
import { keysOf } from '../../nodes/contract';
import { runStates } from './run-words';

const State = z.enum(keysOf(runStates));
const Filters = z.object({
  flow: z.uuid().optional().catch(undefined),
  state: State.optional().catch(undefined),
  node: z.string().max(64).optional().catch(undefined),
  port: z.string().max(64).optional().catch(undefined),
  version: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional()
    .catch(undefined),
  problem: z
    .string()
    .regex(/^[a-z][a-zA-Z]{0,40}$/)
    .optional()
    .catch(undefined),
  /** Hours back from now. */
  hours: z.enum(['1', '24', '168', '720']).optional().catch(undefined),
  search: z.string().trim().min(1).max(200).optional().catch(undefined),
  connection: z.uuid().optional().catch(undefined),
  tag: z.string().trim().min(1).max(200).optional().catch(undefined),
});
/** What the list of runs is narrowed down to; lives in the address. `port` is only reached by links from a canvas. */
export type RunFilters = z.infer<typeof Filters>;

export const readRunFilters = (params: URLSearchParams): RunFilters => Filters.parse(Object.fromEntries(params));

export function writeRunFilters(filters: RunFilters): string {
  const named = Object.entries(filters).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const query = new URLSearchParams(named).toString();
  return query === '' ? '' : `?${query}`;
}
