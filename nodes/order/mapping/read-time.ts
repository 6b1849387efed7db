import type { Mapping } from './mapping';

const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
/** "Tue, 20 Nov 2012 00:00:00 +0000", as mail and some shops write it. */
const rfc = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})?(?: (?:GMT|UTC|Z|[+-]\d{4}))?$/;

/** Between 2001 and 2286 in seconds; more digits are milliseconds. */
const mostSeconds = 9_999_999_999;

/**
 * Any of the ways a moment is written, in UTC: ISO 8601 with a zone or without (then it is UTC), RFC 2822, seconds or milliseconds
 * since 1970. Null when it is none of them, or no real moment.
 */
export function readTime(value: unknown, times: Mapping['times']): string | null {
  if (typeof value === 'number') return fromNumber(value, times);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d{9,16}(\.\d+)?$/.test(text)) return fromNumber(Number(text), times);
  const [, day, clock = '00:00', zone = 'Z'] = iso.exec(text) ?? [];
  if (day) return toInstant(`${day}T${clock.length === 5 ? `${clock}:00` : clock}${zoneOf(zone)}`);
  return rfc.test(text) ? toInstant(/(GMT|UTC|Z|[+-]\d{4})$/.test(text) ? text : `${text} UTC`) : null;
}

const zoneOf = (zone: string) => (/^(Z|UTC)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2'));

function fromNumber(value: number, times: Mapping['times']): string | null {
  const isSeconds = times === 'seconds' || (times === 'detect' && value <= mostSeconds);
  return value > 0 ? toInstant(isSeconds ? value * 1000 : value) : null;
}

/** From an explicit moment only: the pure core has no clock. */
function toInstant(moment: string | number): string | null {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999 ? null : at.toISOString();
}
