import type { Weekday } from './local-time';

/** A node that begins by the clock: when, and which orders it gathers then. */
export interface Gathering {
  /** HH:MM, in the time zone. */
  readonly time: string;
  readonly zone: string;
  /** None: every day. */
  readonly days: readonly Weekday[];
  /** Orders to be shipped by then, so many hours later. */
  readonly withinHours: number;
  /** Null: orders of every account. */
  readonly connectionId: string | null;
}
