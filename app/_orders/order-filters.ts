import { z } from 'zod';
import { keysOf } from '../../nodes/contract';

export const orderStates = {
  all: 'All',
  needsFix: 'Needs a fix',
  held: 'To approve',
  waiting: 'Waiting',
  published: 'Published',
  filtered: 'Not published',
  cancelled: 'Cancelled',
} as const;
const State = z.enum(keysOf(orderStates));

const Filters = z.object({
  search: z.string().trim().max(200).catch(''),
  state: State.catch('all'),
  connection: z.uuid().or(z.literal('')).catch(''),
  tag: z.string().trim().max(200).catch(''),
  /** Of a group of problems: its code, what it is about, and where. */
  code: z.string().max(120).catch(''),
  subject: z.string().max(500).catch(''),
  at: z.uuid().or(z.literal('')).catch(''),
  /** Of a stretch of time on the dashboard: what came in, or went out, from then until then. */
  moved: z.enum(['in', 'out', '']).catch(''),
  from: z.iso.datetime().or(z.literal('')).catch(''),
  until: z.iso.datetime().or(z.literal('')).catch(''),
});
/** What the orders list is narrowed down to. Lives in the address, so that a view can be kept and sent. */
export type OrderFilters = z.infer<typeof Filters>;

/** Reads the filters of an address; what is not understood is left out. */
export const readFilters = (params: URLSearchParams): OrderFilters => Filters.parse(Object.fromEntries(params));

/** The address of a view, shortest form: what is not narrowed down is not named. */
export function writeFilters(filters: OrderFilters): string {
  const named = Object.entries(filters).filter(
    ([name, value]) => value !== '' && !(name === 'state' && value === 'all'),
  );
  const query = new URLSearchParams(named).toString();
  return query === '' ? '' : `?${query}`;
}

/** The cause that the orders shown wait for, if the view is of one. */
const causeOf = ({ code, subject, at }: OrderFilters) =>
  code === '' ? undefined : { code, subject: subject || null, connectionId: at || null };

/** The stretch of time the view is of, if it is of one. */
export const movementOf = ({ moved, from, until }: OrderFilters) =>
  moved === '' || from === '' ? undefined : { which: moved, from, ...(until && { until }) };

/** The view as the server is asked for it. */
export function searchOf(filters: OrderFilters) {
  const { search, state, connection, tag } = filters;
  const cause = causeOf(filters);
  const moved = movementOf(filters);
  return {
    state,
    ...(search && { search }),
    ...(connection && { connectionId: connection }),
    ...(tag && { tag }),
    ...(cause && { cause }),
    ...(moved && { moved }),
  };
}

/** Whether everything in the view waits for a fix, so that all of it can be tried again. */
export const isOfTrouble = ({ state, code }: OrderFilters): boolean => state === 'needsFix' || code !== '';

export const isNarrowed = (filters: OrderFilters): boolean => writeFilters(filters) !== '';
