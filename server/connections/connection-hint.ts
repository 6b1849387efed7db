import type { Problem } from '../../nodes/problem';
import type { Connector } from '../connectors/contract';

interface Seen {
  readonly connectorName: string;
  readonly state: 'active' | 'paused' | 'attention';
  readonly problem: Problem | null;
  readonly pollSeconds: number | null;
  readonly lastPollAt: string | null;
  readonly lastPoll: { readonly problem: Problem | null } | null;
  readonly lastReceivedAt: string | null;
  readonly blockedUntil: string | null;
}
interface About {
  readonly connector: Connector | undefined;
  readonly now: Date;
}
type Look = (connection: Seen, about: About) => string | null;

/** The first thing worth saying about a connection, most urgent first; null when all is well. */
export const hintFor = (connection: Seen, about: About): string | null =>
  looks.reduce<string | null>((found, look) => found ?? look(connection, about), null);

const looks: readonly Look[] = [
  ({ connectorName }, { connector }) => (connector ? null : `This version does not know ${connectorName}.`),
  ({ problem }) => problem?.message ?? null,
  ({ state }) => (state === 'paused' ? 'Paused: nothing is sent and nothing asked for.' : null),
  ({ blockedUntil }, { now }) => (blockedUntil ? `Sending pauses ${sayDuration(blockedUntil, now)}.` : null),
  ({ lastPoll }) => lastPoll?.problem?.message ?? null,
  ({ lastReceivedAt, lastPollAt, pollSeconds }, { connector }) =>
    lastReceivedAt === null &&
    lastPollAt === null &&
    connector?.webhook &&
    connector.tells.length > 0 &&
    pollSeconds === null
      ? 'Nothing received yet. Paste the webhook address into the channel.'
      : null,
];

function sayDuration(until: string, now: Date): string {
  const seconds = Math.max(1, Math.round((Date.parse(until) - now.getTime()) / 1000));
  return seconds < 90 ? `for ${seconds} more seconds` : `for ${Math.round(seconds / 60)} more minutes`;
}
