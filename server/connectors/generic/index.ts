import { mapMessage } from '../../../nodes/order/mapping/map-message';
import { parsePath, valuesAt } from '../../../nodes/order/mapping/path';
import { failed, ok, type Result } from '../../../nodes/problem';
import { anyWords } from '../codes';
import { defineConnector, type Message, type Reading } from '../contract';
import { askJson, isDone } from '../json-api';
import { type GenericCall, genericWriter, headersOf } from './generic-writing';
import { GenericCredentials, GenericSettings, signatures, topicHeaders } from './settings';
import { isSigned } from './verify';

/** Any system: its messages come in by webhook, ours go out by HTTP; what is where is picked in a form. */
export const generic = defineConnector({
  id: 'generic',
  name: 'Any other system',
  summary:
    'Connects what has no connector of its own: messages in by webhook, requests out by HTTP, fields picked from a sample.',
  kind: 'any',
  credentials: GenericCredentials,
  settings: GenericSettings,
  fields: {
    webhookSecret: {
      label: 'Webhook secret',
      help: 'What the system signs its messages with. Needed to receive anything.',
      input: 'password',
    },
    authValue: {
      label: 'Key for our requests',
      help: 'The whole value of the header, e.g. “Bearer abc123”. Needed if the system asks for one.',
      input: 'password',
    },
    signature: { label: 'How messages are signed', input: 'select', options: signatures },
    signatureHeader: { label: 'Signature header', placeholder: 'x-signature', input: 'text' },
    signaturePrefix: { label: 'Text before the signature', placeholder: 'sha256=', input: 'text' },
    topicHeader: {
      label: 'Header with the topic',
      help: 'Tells orders, shipments and cancellations apart.',
      input: 'select',
      options: topicHeaders,
    },
    topicPath: { label: 'Or field with the topic', placeholder: 'event.type', input: 'text' },
    mapping: { label: 'What is where in a message', input: 'mapping' },
    authHeader: { label: 'Header for the key', placeholder: 'authorization', input: 'text' },
    headers: { label: 'More headers', help: 'Sent with every request. Not for secrets.', input: 'headers' },
    outgoing: { label: 'What is sent where', input: 'mapping' },
    honoursIdempotencyKey: {
      label: 'Ignores repeated requests',
      help: 'On, if the system does nothing when a request comes twice with the same Idempotency-Key.',
      input: 'toggle',
    },
    testUrl: {
      label: 'Address to test the key with',
      help: 'Any address that answers to the key alone.',
      input: 'url',
    },
  },
  connectHelp:
    'Paste a message the system sends as a sample; we propose which field is which. Then give the system our webhook address and the secret.',
  codes: {
    carrier: anyWords('The system is told the carrier’s name as it is.'),
    cancelReason: anyWords('The system is told the reason as it is.'),
    returnReason: anyWords('The system is told the reason as it is.'),
    refundReason: anyWords('The system is told the reason as it is.'),
  },
  tells: [{ operation: 'order' }, { operation: 'cancellation' }, { operation: 'shipment' }],

  read(message, { connectionId, settings }): Result<Reading> {
    const about = { connectionId, channel: 'generic' };
    const news = mapMessage(message.body, { mapping: settings.mapping, about, topic: topicOf(message, settings) });
    return news.ok ? ok({ news: news.value === null ? [] : [news.value] }) : news;
  },
  webhook: {
    verify: isSigned,
    keepHeaders: Object.keys(topicHeaders),
    /** Same content under the same topic is the same message, however often it is sent: delivery ids are not to be trusted. */
    identify({ headers }, rawSha256) {
      const topic =
        Object.keys(topicHeaders)
          .map((name) => headers[name])
          .find(Boolean) ?? 'message';
      return { topic, dedupeKey: `${topic}:${rawSha256}`, orderId: null };
    },
    /** WooCommerce tries a new address out with a form-encoded, unsigned `webhook_id=1`. */
    greet: ({ method, headers, rawBody }) =>
      method === 'POST' &&
      headers['content-type']?.startsWith('application/x-www-form-urlencoded') &&
      rawBody.length < 50 &&
      /^webhook_id=\d+$/.test(new TextDecoder().decode(rawBody))
        ? { status: 200, body: '' }
        : null,
    setupHelp:
      'Paste this address where the system asks for a webhook or notification address, choose its messages about orders, and give it the webhook secret to sign with.',
  },

  test: testGeneric,
  // What is legal when is the other system's to say.
  lifecycle: {},
  writes: {
    order: genericWriter('order'),
    update: genericWriter('update'),
    cancellation: genericWriter('cancellation'),
    shipment: genericWriter('shipment'),
    return: genericWriter('return'),
    refund: genericWriter('refund'),
    label: genericWriter('label'),
  },
});

function topicOf({ headers, body }: Message, { topicHeader, topicPath }: GenericSettings): string {
  if (topicHeader !== undefined && headers[topicHeader] !== undefined) return headers[topicHeader];
  const path = topicPath === undefined ? null : parsePath(topicPath);
  const [topic] = path?.ok ? valuesAt(body, path.value) : [];
  return typeof topic === 'string' ? topic : '';
}

async function testGeneric(call: GenericCall): Promise<Result<{ account: string }>> {
  const { testUrl } = call.settings;
  if (testUrl === undefined) return ok({ account: accountOf(call.settings) });
  const headers = headersOf(call);
  const answer = await askJson(call.http, {
    method: 'GET',
    url: testUrl,
    headers,
    channel: 'The system',
    isAnyAnswerFine: true,
  });
  if (!answer.ok) return answer;
  if (isDone(answer.value)) return ok({ account: new URL(testUrl).host });
  return failed({
    code: 'connection.testRefused',
    message: `The test address answered ${answer.value.status}.`,
    advice: 'Check the address and the key.',
    retry: 'never',
  });
}

/** Without a test address all we can say is whom we would speak to. */
function accountOf({ outgoing }: GenericSettings): string {
  const [first] = Object.values(outgoing);
  return first ? new URL(first.url.replace(/\{[a-zA-Z]+\}/g, 'x')).host : 'Messages by webhook';
}
