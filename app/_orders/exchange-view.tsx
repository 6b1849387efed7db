import { Payload } from '../_ui/payload';
import { sayDuration } from '../_ui/say-time';
import type { Exchange } from './order-view';
import classes from './timeline.module.css';

/** One request to a destination and what it answered; secrets are left out before they get here. */
export function ExchangeView({ exchange: { request, response, failure, ms } }: { exchange: Exchange }) {
  const answer = response ? `answered ${response.status}` : (failure ?? 'no answer');
  return (
    <div>
      <p className={classes['exchange']}>
        <code>
          {request.method} {request.url}
        </code>{' '}
        {answer}
        {ms !== null && ` after ${sayDuration(ms)}`}
      </p>
      {request.body && <Payload text={request.body} label="What was sent" />}
      {response?.body && <Payload text={response.body} label="What came back" />}
    </div>
  );
}
