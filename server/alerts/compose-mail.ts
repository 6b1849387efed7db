import type { Money } from './finding';
import { saySpan, sayValue } from './say-alert';

export interface MailedAlert {
  readonly title: string;
  readonly message: string;
  readonly path: string;
  readonly value: readonly Money[];
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  /** It was told before that this began. */
  readonly isReminder: boolean;
}

interface Place {
  readonly workspaceName: string;
  /** Of the workspace's pages, no slash at its end. */
  readonly home: string;
  readonly timeZone: string;
  readonly now: Date;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** Everything one person is to be told at this moment, as one email: what is open first, then what is over. */
export function composeMail(alerts: readonly MailedAlert[], place: Place): Letter {
  const open = alerts.filter(({ resolvedAt }) => resolvedAt === null);
  const over = alerts.filter(({ resolvedAt }) => resolvedAt !== null);
  const text = [...open, ...over].map((alert) => sayAlert(alert, place)).join('\n\n\n');
  return { subject: sayAll({ open, over }, place), text: `${text}\n\n\n${foot(place)}\n` };
}

function sayAll(
  { open, over }: { open: readonly MailedAlert[]; over: readonly MailedAlert[] },
  { workspaceName }: Place,
): string {
  const [only] = [...open, ...over];
  if (only && open.length + over.length === 1) return `${headOf(only)} · ${workspaceName}`;
  const parts = [open.length > 0 && `${open.length} open`, over.length > 0 && `${over.length} resolved`];
  return `Alerts: ${parts.filter(Boolean).join(', ')} · ${workspaceName}`;
}

const headOf = ({ title, resolvedAt, isReminder }: MailedAlert) =>
  resolvedAt ? `Resolved: ${title}` : isReminder ? `Still: ${title}` : title;

function sayAlert(alert: MailedAlert, { home, timeZone, now }: Place): string {
  const { message, path, value, openedAt, resolvedAt } = alert;
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(openedAt);
  if (resolvedAt) {
    const span = saySpan(resolvedAt.getTime() - openedAt.getTime());
    return `${headOf(alert)}\n\nResolved after ${span}. It began on ${when} (${timeZone}).`;
  }
  const worth = sayValue(value);
  const lines = [
    message,
    `Since ${when} (${timeZone}), for ${saySpan(now.getTime() - openedAt.getTime())}.`,
    worth && !message.includes(worth) ? `Worth ${worth}.` : '',
    `${home}/${path}`,
  ];
  return `${headOf(alert)}\n\n${lines.filter(Boolean).join('\n')}`;
}

const foot = ({ home }: Place) => `All alerts: ${home}/alerts\nWho is told what: ${home}/settings/alerts`;
