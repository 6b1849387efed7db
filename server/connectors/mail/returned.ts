import type { Problem } from '../../../nodes/problem';
import type { ReturnedMessage } from '../send-message';

/** Our own name for a mail, wherever it stands: its Message-ID, or the header beside it that mail services leave alone. */
const referenceIn = /\b(?:X-Sluice-Reference:\s*|<|"|^|\s)?(sl[a-z2-7]{24})(?:@sluice\b|\b)/i;

/**
 * What a notice of an undelivered mail says: the report of a mail server (RFC 3464) as it came, or what a mail service posts as JSON.
 * Null: it is not about a mail of ours, or says nothing final, such as a delay or an arrival.
 */
export function readReturned(body: unknown): ReturnedMessage | null {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const [, reference] = referenceIn.exec(text) ?? [];
  const failure = typeof body === 'string' ? failureInReport(body) : failureInJson(body);
  if (!reference || !failure) return null;
  return { reference: reference.toLowerCase(), problem: cameBack(failure) };
}

interface Failure {
  readonly recipient: string | null;
  readonly reason: string | null;
}

/** Fields of a delivery status, one group per recipient; the first that failed for good is told. */
function failureInReport(report: string): Failure | null {
  // A field goes on in the next line when that begins with white space.
  const unfolded = report.replace(/\r?\n[ \t]+/g, ' ');
  if (field(unfolded, 'Action')?.toLowerCase() !== 'failed') return null;
  return {
    recipient: afterType(field(unfolded, 'Final-Recipient') ?? field(unfolded, 'Original-Recipient')),
    reason: afterType(field(unfolded, 'Diagnostic-Code')) ?? field(unfolded, 'Status'),
  };
}

function field(report: string, name: string): string | null {
  const line = report.split(/\r?\n/).find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim() || null;
}

/** "rfc822; ana@example.com" → the address. */
const afterType = (value: string | null): string | null => value?.replace(/^[\w-]+\s*;\s*/, '').trim() || null;

const kindFields = new Set(['recordtype', 'event', 'eventtype', 'notificationtype', 'type', 'bouncetype', 'severity']);
const recipientFields = new Set(['email', 'recipient', 'emailaddress', 'rcpt_to', 'to']);
const reasonFields = new Set(['diagnosticcode', 'description', 'reason', 'details', 'error', 'message', 'response']);
const failedForGood = /bounce|hard|permanent|fail|dropped|blocked|invalid|complaint/i;
const notForGood = /deliver(?:y|ed)|open|click|transient|soft|delay|deferred|temporary/i;

/** Mail services differ in how they nest and name it, and agree on these names. */
function failureInJson(body: unknown): Failure | null {
  const found = { kinds: [] as string[], recipient: null as string | null, reason: null as string | null };
  walk(body, (name, value) => {
    if (kindFields.has(name)) found.kinds.push(value);
    if (recipientFields.has(name) && value.includes('@')) found.recipient ??= value;
    if (reasonFields.has(name) && value !== '') found.reason ??= value;
  });
  const kinds = found.kinds.join(' ');
  return failedForGood.test(kinds) && !notForGood.test(kinds) ? found : null;
}

function walk(value: unknown, see: (name: string, value: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'string') see(name.toLowerCase(), inner);
    else walk(inner, see);
  }
}

const cameBack = ({ recipient, reason }: Failure): Problem => ({
  code: 'mail.cameBack',
  message: `The email${recipient ? ` to ${recipient.slice(0, 254)}` : ''} came back${reason ? `: ${reason.slice(0, 300)}` : ''}`,
  advice: 'Correct the address on the order or in the flow, then send it again; or skip it.',
  retry: 'never',
});
