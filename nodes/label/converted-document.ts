import type { Order, OrderDocument } from '../order/order';

/** What was made of a document: on which paper, and of a PDF which pages; null: all. */
export interface Making {
  readonly paper: string;
  readonly pages: string | null;
}

/** In place of a paper's size: the document goes on as it came, unpacked and checked. */
export const UNTOUCHED = 'asItCame';

/** What a converted paper is called in its order's list: the same paper from the same label is the same document. */
export const convertedId = (documentId: string, { paper, pages }: Making): string =>
  paper === UNTOUCHED ? `${documentId}:${UNTOUCHED}` : `${documentId}:pdf:${paper}${pages === null ? '' : `:${pages}`}`;

/** What was made of a document earlier in that very way, if there is something. */
export const findConverted = (
  order: Order,
  { documentId, making }: { documentId: string; making: Making },
): OrderDocument | undefined =>
  order.documents.find(({ id, sha256 }) => sha256 !== undefined && id === convertedId(documentId, making));

/** What was made of a document last, in whatever way. */
export const findLastConverted = (order: Order, documentId: string): OrderDocument | undefined =>
  order.documents.findLast(({ sha256, madeFrom }) => sha256 !== undefined && madeFrom === documentId);

/** The order with a document more; one of that id is replaced. */
export const withDocument = (order: Order, document: OrderDocument): Order => ({
  ...order,
  documents: [...order.documents.filter(({ id }) => id !== document.id), document],
});
