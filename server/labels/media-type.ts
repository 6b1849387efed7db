/** What a label can turn out to be. Known by its bytes; what it was called on the way counts for nothing. */
export type LabelMediaType =
  | 'application/pdf'
  | 'image/png'
  | 'image/gif'
  | 'image/jpeg'
  | 'text/html'
  | 'application/zpl'
  | 'application/epl';

const mediaTypes: Readonly<Record<string, LabelMediaType>> = {
  'application/pdf': 'application/pdf',
  'image/png': 'image/png',
  'image/gif': 'image/gif',
  'image/jpeg': 'image/jpeg',
  'text/html': 'text/html',
  'application/zpl': 'application/zpl',
  'application/epl': 'application/epl',
};

/** A media type as it was stored, or null for one that no label has. */
export const labelMediaType = (text: string): LabelMediaType | null =>
  Object.hasOwn(mediaTypes, text) ? (mediaTypes[text] ?? null) : null;

export const extensionOf: Readonly<Record<LabelMediaType, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'text/html': 'html',
  'application/zpl': 'zpl',
  'application/epl': 'epl',
};

const magic: readonly { readonly type: LabelMediaType; readonly bytes: readonly number[] }[] = [
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
];

/** Printer languages and HTML begin with text; 1 KB of it tells them apart. */
const textual: readonly { readonly type: LabelMediaType; readonly pattern: RegExp }[] = [
  // ZPL may set the encoding or upload a graphic (~DG) before its first ^XA.
  { type: 'application/zpl', pattern: /^\s*(?:\^XA|~[A-Z]{2}|\^[A-Z]{2}[^<]*\^XA|CT~~)/u },
  // EPL2: "N" clears the buffer, on a line of its own, before any drawing.
  { type: 'application/epl', pattern: /^[\s\0]*(?:N|I8,|O[A-Z]*|q\d+)\r?\n[\s\S]*?(?:\n[ABQqRSDZ]|\nP\d)/u },
  { type: 'text/html', pattern: /^[\s\uFEFF\u00EF\u00BB\u00BF]*<(?:!doctype html|!--|[a-z][a-z0-9]*[\s/>])/iu },
];

export const startsWith = (bytes: Uint8Array, prefix: readonly number[]) =>
  prefix.every((byte, index) => bytes[index] === byte);

/** @returns null when the bytes are nothing a label can be. PDF may follow up to 1 KB of printer preamble. */
export function sniffMediaType(bytes: Uint8Array): LabelMediaType | null {
  const known = magic.find((one) => startsWith(bytes, one.bytes));
  if (known) return known.type;

  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return 'application/pdf';
  return textual.find(({ pattern }) => pattern.test(head))?.type ?? null;
}
