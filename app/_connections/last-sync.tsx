import { sayEvery } from '../_ui/say-time';
import { Time } from '../_ui/time';
import type { ConnectionRow } from './connection-view';

type Facts = Pick<ConnectionRow, 'lastReceivedAt' | 'lastPollAt' | 'pollSeconds' | 'state'>;

/** "Last message 2 min ago. Asked every 10 minutes, last 4 min ago." */
export function LastSync({ connection: { lastReceivedAt, lastPollAt, pollSeconds, state } }: { connection: Facts }) {
  return (
    <p>
      {lastReceivedAt ? (
        <>
          Last message <Time at={lastReceivedAt} />.{' '}
        </>
      ) : (
        'No message yet. '
      )}
      {pollSeconds !== null && state === 'active' && (
        <>
          Asked {sayEvery(pollSeconds)}
          {lastPollAt && (
            <>
              , last <Time at={lastPollAt} />
            </>
          )}
          .
        </>
      )}
    </p>
  );
}
