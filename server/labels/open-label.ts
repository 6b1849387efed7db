import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { type LabelMediaType, sniffMediaType, startsWith } from './media-type';
import { unpackZip } from './unpack-zip';

/** How the bytes were wrapped, outermost first. Kept with the label: it answers "what did the channel send?". */
export type Wrapping = 'dataUri' | 'base64' | 'gzip' | 'zip';

export interface OpenedLabel {
  readonly bytes: Uint8Array;
  readonly mediaType: LabelMediaType;
  readonly wrapping: readonly Wrapping[];
  /** Lower-case hexadecimal; the name the bytes are stored under. */
  readonly sha256: string;
}

export interface LabelInput {
  /** Base64 in any of its forms, or the bytes themselves. */
  readonly data: string | Uint8Array;
  /** What the channel says it is. Never believed, only compared. */
  readonly declaredType?: string;
  /** Base64 of the MD5 of the unpacked bytes, as Amazon sends it beside a label. */
  readonly md5Base64?: string;
}

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_WRAPPINGS = 5;

const unreadable = (message: string, subject?: string): Problem => ({
  code: 'label.unreadable',
  message,
  advice: 'Ask the channel for the label again, or attach a PDF by hand.',
  retry: 'never',
  ...(subject && { subject }),
});

/**
 * Takes off every wrapping (data: URI, Base64, gzip, ZIP) until something printable appears, known by its bytes.
 *
 * @returns one label, or several when a ZIP holds several; a `label.unreadable` or `label.checksum` problem otherwise.
 */
export async function openLabel({ data, md5Base64 }: LabelInput): Promise<Result<readonly OpenedLabel[]>> {
  if (data.length > MAX_BYTES * 1.4) return failed(unreadable('The label is larger than 20 MB.'));
  const start = typeof data === 'string' ? fromText(data) : { bytes: data, wrapping: [] };
  if (data.length === 0 || start?.bytes.length === 0) return failed(unreadable('The label is empty.'));
  if (!start) return failed(unreadable('The label is not readable: its Base64 is damaged.'));
  try {
    const labels = await unwrap(start);
    if (md5Base64 !== undefined && labels.every(({ bytes }) => md5(bytes) !== md5Base64)) {
      return failed({
        ...unreadable('The label was damaged on the way: its checksum differs.'),
        code: 'label.checksum',
        retry: 'later',
      });
    }
    return ok(labels);
  } catch (error) {
    if (error instanceof Unreadable) return failed(unreadable(error.message));
    throw error;
  }
}

class Unreadable extends Error {}

interface Wrapped {
  readonly bytes: Uint8Array;
  readonly wrapping: readonly Wrapping[];
}

async function unwrap({ bytes, wrapping }: Wrapped): Promise<OpenedLabel[]> {
  const mediaType = sniffMediaType(bytes);
  if (mediaType) return [{ bytes, mediaType, wrapping, sha256: createHash('sha256').update(bytes).digest('hex') }];
  if (wrapping.length >= MAX_WRAPPINGS) throw new Unreadable('The label is wrapped too many times to be one.');

  if (startsWith(bytes, [0x1f, 0x8b])) return unwrap({ bytes: gunzip(bytes), wrapping: [...wrapping, 'gzip'] });
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return unwrapZip({ bytes, wrapping: [...wrapping, 'zip'] });

  // Base64 inside gzip, or Base64 of Base64: carriers do it.
  const inner = fromText(new TextDecoder('latin1').decode(bytes));
  if (inner && inner.bytes.length > 0) {
    return unwrap({ bytes: inner.bytes, wrapping: [...wrapping, ...inner.wrapping] });
  }
  throw new Unreadable('The label is neither a PDF, an image, HTML nor printer code.');
}

async function unwrapZip({ bytes, wrapping }: Wrapped): Promise<OpenedLabel[]> {
  const files = await unpackZip(bytes, { maxBytes: MAX_BYTES }).catch((cause: unknown) => {
    throw new Unreadable('The label came as a ZIP that cannot be opened.', { cause });
  });
  const opened = await Promise.all(
    files.map((file) =>
      unwrap({ bytes: file, wrapping }).catch((error: unknown) => {
        // A read-me beside the labels is no reason to refuse them.
        if (error instanceof Unreadable) return [];
        throw error;
      }),
    ),
  );
  const labels = opened.flat();
  if (labels.length === 0) throw new Unreadable('The ZIP holds no label.');
  return labels;
}

function gunzip(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (cause) {
    throw new Unreadable('The label is compressed and cannot be unpacked.', { cause });
  }
}

/** Base64 in its plain, url-safe, wrapped and unpadded forms, with or without data: in front. Text that already is a label stays. */
function fromText(text: string): Wrapped | null {
  const uri = /^\s*data:([^,]*),/u.exec(text);
  if (uri) return fromDataUri({ meta: uri[1] ?? '', rest: text.slice(uri[0].length) });
  const raw = Buffer.from(text, 'latin1');
  if (sniffMediaType(raw)) return { bytes: Buffer.from(text, 'utf8'), wrapping: [] };
  const bytes = decodeBase64(text);
  return bytes && { bytes, wrapping: ['base64'] };
}

function fromDataUri({ meta, rest }: { meta: string; rest: string }): Wrapped | null {
  if (!/;base64/iu.test(meta)) {
    try {
      return { bytes: Buffer.from(decodeURIComponent(rest), 'utf8'), wrapping: ['dataUri'] };
    } catch {
      return null;
    }
  }
  const bytes = decodeBase64(rest);
  return bytes && { bytes, wrapping: ['dataUri', 'base64'] };
}

/** Node's decoder skips what it does not know; a label cut or mixed with other text must not slip through. */
function decodeBase64(text: string): Uint8Array | null {
  const compact = text.replace(/[\s\0]+/gu, '').replace(/^"|"$/gu, '');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/u.test(compact)) return null;
  if (compact.replace(/=+$/u, '').length % 4 === 1) return null;
  return Buffer.from(compact, 'base64');
}

const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('base64');
