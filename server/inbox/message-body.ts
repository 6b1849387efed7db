import type { Result } from '../../nodes/problem';
import { parseStrictJson, parseText } from './strict-json';

/** What a connector sees of a body: parsed JSON, or the text when the sender says, and it looks like, something else. */
export const readBody = (bytes: Uint8Array, contentType: string | undefined): Result<unknown> =>
  isJson(bytes, contentType) ? parseStrictJson(bytes) : parseText(bytes);

/** Some senders call their JSON text/plain or a form, so what begins like JSON is JSON. */
const isJson = (bytes: Uint8Array, contentType: string | undefined): boolean =>
  !contentType || /\bjson\b/i.test(contentType) || beginsLikeJson(bytes);

const beginsLikeJson = (bytes: Uint8Array): boolean =>
  /^\s*[[{]/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
