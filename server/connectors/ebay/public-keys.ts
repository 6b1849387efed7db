import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { HttpFailure } from '../contract';
import { applicationToken, type TokenCall } from './access-token';
import { apiAddressOf } from './account';

interface Held {
  /** Null: eBay knows no such key. */
  readonly key: KeyObject | null;
  readonly until: number;
}

const keptMs = 3_600_000;
const mostHeld = 200;
/** Whoever knows our address may name keys at will: after so many that eBay does not know, we stop asking for a while. */
const mostUnknown = 10;
const unknownMs = 600_000;

const held = new Map<string, Held>();
const nameOf = ({ settings }: Pick<TokenCall, 'settings'>, keyId: string) => `${apiAddressOf(settings)} ${keyId}`;

/** The key eBay signs with, if `fetchPublicKey` has it at hand. */
export function publicKey(call: Pick<TokenCall, 'settings' | 'now'>, keyId: string): KeyObject | null {
  const known = held.get(nameOf(call, keyId));
  return known && known.until > call.now.getTime() ? known.key : null;
}

/** @throws HttpFailure when eBay does not answer. */
export async function fetchPublicKey(call: TokenCall, keyId: string): Promise<void> {
  const name = nameOf(call, keyId);
  const now = call.now.getTime();
  if ((held.get(name)?.until ?? 0) > now) return;
  const unknown = [...held.values()].filter(({ key, until }) => key === null && until > now);
  if (unknown.length >= mostUnknown) return;
  const key = await askForKey(call, keyId);
  if (held.size >= mostHeld) held.clear();
  held.set(name, { key, until: now + (key ? keptMs : unknownMs) });
}

const PublicKey = z.object({ key: z.string().min(1) });

async function askForKey(call: TokenCall, keyId: string): Promise<KeyObject | null> {
  const token = await applicationToken(call);
  if (!token.ok) throw noAnswer(token.problems[0]?.message ?? '');
  const response = await call.http({
    method: 'GET',
    url: `${apiAddressOf(call.settings)}/commerce/notification/v1/public_key/${encodeURIComponent(keyId)}`,
    headers: { accept: 'application/json', authorization: `Bearer ${token.value}` },
  });
  if (response.status === 400 || response.status === 404) return null;
  if (response.status !== 200) throw noAnswer(`it answered ${response.status}`);
  const answer = PublicKey.safeParse(response.json());
  return answer.success ? createPublicKey(pemOf(answer.data.key)) : null;
}

const noAnswer = (why: string) =>
  new HttpFailure(`eBay’s key for its messages could not be fetched: ${why}.`, { kind: 'unreadable', sent: false });

/** eBay sends its PEM on a single line. */
function pemOf(key: string): string {
  const body = key.replace(/-----(BEGIN|END) PUBLIC KEY-----/g, '').replace(/\s/g, '');
  return `-----BEGIN PUBLIC KEY-----\n${body}\n-----END PUBLIC KEY-----\n`;
}
