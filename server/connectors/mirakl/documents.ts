import type { OrderDocument } from '../../../nodes/order/order';
import type { About } from './account';
import type { MiraklDocument } from './wire-parts';

/** By the end of the file's name, as Mirakl demands one of these. What is really inside is found out later, from the bytes. */
export const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  zpl: 'application/zpl',
  txt: 'text/plain',
};

/** Only documents whose bytes were fetched: the others are listed for people, in the portal. */
export function toDocument(
  { id, file_name, content, date_uploaded }: MiraklDocument,
  { connectionId }: About,
): OrderDocument[] {
  if (!content) return [];
  const ending = /\.(\w+)$/.exec(file_name)?.[1]?.toLowerCase() ?? '';
  const mediaType = mediaTypes[ending];
  return [
    {
      id,
      externalIds: { [connectionId]: id },
      kind: 'label',
      ...(mediaType && { mediaType }),
      data: content,
      ...(date_uploaded && { at: date_uploaded }),
    },
  ];
}
