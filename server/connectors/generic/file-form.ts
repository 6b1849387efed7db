import type { OrderDocument } from '../../../nodes/order/order';
import type { WriteRequest } from '../contract';
import { type FormPart, multipart } from '../multipart';

/**
 * A document as the file of a form, what else is to be said in fields beside it. Null when the request is about no document, or one
 * whose bytes we do not have: then it goes as JSON like everything else.
 */
export function fileForm(
  request: WriteRequest,
  { fileField, body }: { readonly fileField: string | undefined; readonly body: unknown },
): { readonly contentType: string; readonly body: Uint8Array } | null {
  const document = request.order.documents.find(({ id }) => id === request.factId);
  if (fileField === undefined || !document?.data) return null;
  const file: FormPart = {
    name: fileField,
    fileName: nameOf(document, request),
    contentType: document.mediaType ?? 'application/octet-stream',
    body: Buffer.from(document.data, 'base64'),
  };
  return multipart([file, ...Object.entries(Object(body)).map(([name, value]) => field(name, value))]);
}

const field = (name: string, value: unknown): FormPart => ({
  name: name.replace(/["\r\n]/g, ''),
  contentType: 'text/plain; charset=utf-8',
  body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

const nameOf = ({ fileName }: OrderDocument, { reference }: WriteRequest) =>
  fileName?.normalize('NFKD').replace(/[^\w .()+,@#-]/g, '') || reference;
