import { z } from 'zod';
import type { OrderDocument } from '../../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import type { WriteOutcome, WriteRequest } from '../contract';
import { multipart } from '../multipart';
import { factOf, homeOf } from '../write-request';
import type { MiraklCall } from './account';
import { mediaTypes } from './documents';
import { orderPath, readMirakl, writeMirakl } from './mirakl-client';
import { refused } from './refusal-problem';

const Outcome = z.object({
  errors_count: z.number().nullish(),
  order_documents: z
    .array(
      z.object({ errors: z.array(z.object({ code: z.string().nullish(), message: z.string().nullish() })).nullish() }),
    )
    .nullish(),
});

/** OR74. The file's name is our reference, which makes it the one we find again. */
export async function sendLabel(call: MiraklCall, request: WriteRequest): Promise<Result<WriteOutcome>> {
  const document = factOf(request.order.documents, request);
  const ending = endingOf(document);
  const problem = reasonAgainst(document, { ending, type: call.settings.uploadType });
  if (problem) return failed(problem);
  const earlier = await findLabel(call, request);
  if (!earlier.ok) return earlier;
  if (earlier.value) return ok(earlier.value);

  const name = `${request.reference}.${ending}`;
  const details = { order_documents: [{ file_name: name, type_code: call.settings.uploadType }] };
  const form = multipart([
    {
      name: 'files',
      fileName: name,
      contentType: document.mediaType ?? 'application/octet-stream',
      body: Buffer.from(document.data ?? '', 'base64'),
    },
    { name: 'order_documents', contentType: 'application/json', body: Buffer.from(JSON.stringify(details)) },
  ]);
  const path = `${orderPath(homeOf(request))}/documents`;
  const sent = await writeMirakl(call, { method: 'POST', path, form, answer: Outcome });
  if (!sent.ok) return sent;
  // What went well is not mentioned; the document's id has to be looked up.
  const errors = (sent.value.order_documents ?? []).flatMap((one) => one.errors ?? []);
  if (errors.length > 0) return failed(refused(errors.map(({ message, code }) => message ?? code ?? '').join('; ')));
  const found = await findLabel(call, request);
  return found.ok ? ok(found.value ?? {}) : found;
}

export async function findLabel(call: MiraklCall, request: WriteRequest): Promise<Result<WriteOutcome | null>> {
  const Listed = z.object({
    order_documents: z.array(z.object({ id: z.coerce.string(), file_name: z.string().nullish() })),
  });
  const query = [['order_ids', homeOf(request)]] as const;
  const listed = await readMirakl(call, { path: '/orders/documents', query, answer: Listed });
  if (!listed.ok) return listed;
  const own = listed.value.value.order_documents.find(({ file_name }) =>
    file_name?.startsWith(`${request.reference}.`),
  );
  return ok(own ? { factRemoteId: own.id } : null);
}

export const acceptedLabels = [
  'application/pdf',
  'image/png',
  'image/gif',
  'image/jpeg',
  'application/zpl',
  'text/plain',
];

const endingOf = ({ mediaType }: OrderDocument): string | undefined =>
  Object.entries(mediaTypes).find(([, type]) => type === mediaType)?.[0];

function reasonAgainst(
  { data }: OrderDocument,
  { ending, type }: { ending: string | undefined; type: string },
): Problem | null {
  if (!data) return missing;
  if (!ending) return wrongFormat;
  return type === '' ? noType : null;
}

const missing: Problem = {
  code: 'label.missing',
  message: 'The label holds no document to send; the marketplace takes files, not links.',
  retry: 'never',
};

const wrongFormat: Problem = {
  code: 'label.formatRefused',
  message: 'The marketplace does not take labels in this format.',
  advice: 'Put a label conversion before it, to PDF.',
  retry: 'never',
};

const noType: Problem = {
  code: 'connection.settings',
  message: 'It is not said as which kind of document labels are to be sent to the marketplace.',
  advice: 'Fill in “Document type for labels we send” in the connection’s settings.',
  retry: 'never',
};
