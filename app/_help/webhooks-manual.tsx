'use client';
import { keysOf } from '../../nodes/contract';
import { exampleEvent, webhookKinds } from '../../nodes/watch/webhook-event';
import { Payload } from '../_ui/payload';
import classes from './help-page.module.css';

const rules = [
  {
    word: 'What is sent',
    means:
      'A POST with a body of JSON: type, timestamp, data. Money is text with a point. No secret and nothing of the buyer is in it; the order’s page is one link away.',
  },
  {
    word: 'How to check it',
    means:
      'By the Standard Webhooks scheme 1.0, for which there are libraries in most languages: the headers webhook-id, webhook-timestamp and webhook-signature, the secret that was shown when the webhook was added, over the bytes of the body as they came.',
  },
  {
    word: 'What to answer',
    means:
      'Anything from 200 to 299 within 15 seconds. A redirect counts as a failure. 410 says that nothing shall be sent there any more. Retry-After is kept.',
  },
  {
    word: 'When it is tried again',
    means:
      'After 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours, always with the same webhook-id: take one id for one event, because a message can come twice. Messages can overtake each other.',
  },
  {
    word: 'When it is switched off',
    means:
      'After five days without one success, with an alert. Switched on again, it gets what was waiting and what happens from then on, not what happened meanwhile.',
  },
  {
    word: 'A new secret',
    means: 'For a day messages carry two signatures, one of each secret, so that you can change over in peace.',
  },
] as const;

/** Webhooks: what a system of one's own is told, and how it can trust it. */
export function WebhooksManual() {
  return (
    <div id="webhooks">
      <dl className={classes['words']}>
        {rules.map(({ word, means }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{means}</dd>
          </div>
        ))}
        <div>
          <dt>The kinds</dt>
          <dd>
            <ul className={classes['kinds']}>
              {keysOf(webhookKinds).map((kind) => (
                <li key={kind}>
                  <code>{kind}</code> {webhookKinds[kind].label}
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>An example</dt>
          <dd>
            <Payload text={JSON.stringify(exampleEvent)} label="An example of a webhook’s body" />
          </dd>
        </div>
      </dl>
    </div>
  );
}
