import type { OrderNews } from '../../nodes/order/event';
import type { OrderDocument } from '../../nodes/order/order';
import { insertDocument } from '../db/queries/documents';
import type { Trx } from '../db/with-workspace';
import { trueSizeMm } from './image-html';
import { readImageSize } from './image-size';
import { type LabelInput, type OpenedLabel, openLabel } from './open-label';
import { type PdfFacts, readPdf } from './pdf';

/**
 * Takes the papers out of news: their bytes are stored once, under what they are, and the news goes on with their names.
 * A paper that cannot be opened stays in the order without bytes, with a note why.
 */
export async function keepDocuments(
  trx: Trx,
  { workspaceId, news }: { workspaceId: string; news: readonly OrderNews[] },
): Promise<readonly OrderNews[]> {
  if (!news.some(({ documents }) => documents?.some(({ data }) => data !== undefined))) return news;
  return await Promise.all(
    news.map(async (one) =>
      one.documents ? { ...one, documents: await keepAll(trx, { workspaceId, documents: one.documents }) } : one,
    ),
  );
}

async function keepAll(
  trx: Trx,
  { workspaceId, documents }: { workspaceId: string; documents: readonly OrderDocument[] },
): Promise<OrderDocument[]> {
  const kept: OrderDocument[] = [];
  for (const document of documents) {
    const { data, md5, ...rest } = document;
    const input = { data: data ?? '', ...(md5 !== undefined && { md5Base64: md5 }) };
    if (data === undefined) kept.push(rest);
    else kept.push(...(await keepOne(trx, { workspaceId, document: rest, input })));
  }
  return kept;
}

/** Several papers in one ZIP become several documents; the first keeps the id the channel knows. */
async function keepOne(
  trx: Trx,
  { workspaceId, document, input }: { workspaceId: string; document: OrderDocument; input: LabelInput },
): Promise<OrderDocument[]> {
  const opened = await openLabel(input);
  if (!opened.ok) return [{ ...document, note: opened.problems.map(({ message }) => message).join(' ') }];
  const kept: OrderDocument[] = [];
  for (const [position, label] of opened.value.entries()) {
    await insertDocument(trx, { workspaceId, document: await toStored(label) }).execute();
    const named = { ...document, sha256: label.sha256, mediaType: label.mediaType };
    kept.push(position === 0 ? named : { ...named, id: `${document.id}:${position + 1}`, externalIds: {} });
  }
  return kept;
}

async function toStored(label: OpenedLabel) {
  const { bytes, mediaType, sha256, wrapping } = label;
  const facts = mediaType === 'application/pdf' ? await readPdf(bytes) : factsOfPicture(label);
  const { pages = null, widthMm = null, heightMm = null } = facts ?? {};
  const dpi = readImageSize(label)?.dpi ?? null;
  return { sha256, mediaType, bytes, wrapping, pages, widthMm, heightMm, dpi };
}

/** Null for what has no size before it is printed: HTML and printer code. */
function factsOfPicture(label: OpenedLabel): PdfFacts | null {
  const size = readImageSize(label);
  return size && { pages: 1, ...trueSizeMm(size) };
}
