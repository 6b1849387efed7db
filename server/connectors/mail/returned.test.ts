import { expect, it } from 'vitest';
import { readReturned } from './returned';

const reference = 'slabcdefghijklmnopqrstuvwx';

const report = (action: string) => `From: MAILER-DAEMON@mx.example.net
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system at host mx.example.net.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ana@example.com
Original-Recipient: rfc822;ana@example.com
Action: ${action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <ana@example.com>: Recipient address rejected:
    User unknown in virtual mailbox table

--b
Content-Type: text/rfc822-headers

From: Corner Shop <sluice@example.com>
Message-ID: <${reference}@sluice>
Subject: Your parcel

--b--
`;

it('reads the report of a mail server', () => {
  expect(readReturned(report('failed'))).toEqual({
    reference,
    problem: {
      code: 'mail.cameBack',
      message:
        'The email to ana@example.com came back: 550 5.1.1 <ana@example.com>: Recipient address rejected: User unknown in virtual mailbox table',
      advice: 'Correct the address on the order or in the flow, then send it again; or skip it.',
      retry: 'never',
    },
  });
});

it.each(['delayed', 'delivered', 'relayed'])('makes nothing of a report that says %s', (action) => {
  expect(readReturned(report(action))).toBeNull();
});

it('makes nothing of a report about somebody else’s mail', () => {
  expect(readReturned(report('failed').replaceAll(reference, 'another-mail'))).toBeNull();
});

// The shapes as these services document them (bounce webhooks, read 2026-11).
it.each([
  [
    'Postmark',
    {
      RecordType: 'Bounce',
      Type: 'HardBounce',
      Description: 'The server was unable to deliver your message',
      Email: 'ana@example.com',
      Metadata: { 'X-Sluice-Reference': reference },
    },
    'The server was unable to deliver your message',
  ],
  [
    'Amazon SES',
    {
      notificationType: 'Bounce',
      bounce: {
        bounceType: 'Permanent',
        bouncedRecipients: [{ emailAddress: 'ana@example.com', diagnosticCode: 'smtp; 550 user unknown' }],
      },
      mail: { headers: [{ name: 'X-Sluice-Reference', value: reference }] },
    },
    'smtp; 550 user unknown',
  ],
  [
    'Mailgun',
    {
      'event-data': {
        event: 'failed',
        severity: 'permanent',
        recipient: 'ana@example.com',
        'delivery-status': { description: 'No such mailbox' },
        message: { headers: { 'message-id': `${reference}@sluice` } },
      },
    },
    'No such mailbox',
  ],
  [
    'SendGrid',
    [{ event: 'bounce', email: 'ana@example.com', reason: '550 unknown', 'smtp-id': `<${reference}@sluice>` }],
    '550 unknown',
  ],
])('reads what %s posts', (_service, body, reason) => {
  expect(readReturned(body)).toMatchObject({
    reference,
    problem: { message: `The email to ana@example.com came back: ${reason}` },
  });
});

it.each([
  { RecordType: 'Delivery', Recipient: 'ana@example.com', MessageID: `${reference}@sluice` },
  { notificationType: 'Bounce', bounce: { bounceType: 'Transient' }, mail: { messageId: `${reference}@sluice` } },
  { 'event-data': { event: 'failed', severity: 'temporary', message: { id: `${reference}@sluice` } } },
  [{ event: 'deferred', 'smtp-id': `<${reference}@sluice>` }],
])('makes nothing of an arrival or a delay: %j', (body) => {
  expect(readReturned(body)).toBeNull();
});
