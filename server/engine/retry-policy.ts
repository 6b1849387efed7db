const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** After how many failures in a row a channel gets a rest. */
export const breakerAfter = 5;

/**
 * How long a delivery waits before its next attempt: full jitter under a limit that doubles, so that many that failed together do not
 * come back together. @param random from 0 to below 1.
 */
export function deliveryDelayMs({
  attempt,
  random,
  channelDown,
}: {
  attempt: number;
  random: number;
  channelDown: boolean;
}): number {
  // When the channel itself is down its breaker holds everything back; the delivery shall be there soon after.
  const longest = channelDown ? minute : hour;
  const limit = Math.min(longest, second * 2 ** Math.min(attempt, 20));
  return Math.round(second / 2 + random * limit);
}

/** How long a channel rests after so many failures in a row; 0 while they are few. It doubles up to five minutes. */
export const restMs = (failures: number): number =>
  failures < breakerAfter ? 0 : Math.min(5 * minute, 5 * second * 2 ** Math.min(failures - breakerAfter, 10));

/** What a channel asks for is granted, within reason: at least half a second, at most an hour, and never all at the same moment. */
export const grantedRestMs = ({ askedMs, random }: { askedMs: number; random: number }): number =>
  Math.round(Math.min(hour, Math.max(second / 2, askedMs)) + random * second);
