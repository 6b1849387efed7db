import { createHash } from 'node:crypto';

export interface FormPart {
  readonly name: string;
  readonly fileName?: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** A multipart/form-data body (RFC 7578). File names must be plain ASCII without quotes, as ours are. */
export function multipart(parts: readonly FormPart[]): { readonly contentType: string; readonly body: Uint8Array } {
  const bytes = Buffer.concat(parts.map(({ body }) => body));
  // Made of the content, so that the same form is the same bytes; its length makes it no part of any file by chance.
  const boundary = `----sluice-${createHash('sha256').update(bytes).digest('hex')}`;
  const pieces = parts.flatMap((part) => [Buffer.from(headOf(part, boundary)), part.body, Buffer.from('\r\n')]);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

function headOf({ name, fileName, contentType }: FormPart, boundary: string): string {
  const file = fileName === undefined ? '' : `; filename="${fileName}"`;
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\nContent-Type: ${contentType}\r\n\r\n`;
}
