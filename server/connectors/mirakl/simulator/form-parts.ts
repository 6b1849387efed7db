export interface FormPart {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly content: Buffer;
}

/** The parts of a multipart form. Latin-1 keeps every byte its own character, so that text searching cuts at bytes. */
export function partsOf(body: Uint8Array, contentType: string): FormPart[] {
  const boundary = /boundary=([^;]+)/.exec(contentType)?.[1] ?? '';
  const pieces = Buffer.from(body).toString('latin1').split(`--${boundary}`).slice(1, -1);
  return pieces.flatMap((piece) => {
    const cut = piece.indexOf('\r\n\r\n');
    const head = piece.slice(0, cut);
    const name = /name="([^"]*)"/.exec(head)?.[1];
    const content = Buffer.from(piece.slice(cut + 4, -2), 'latin1');
    return name === undefined ? [] : [{ name, fileName: /filename="([^"]*)"/.exec(head)?.[1], content }];
  });
}
