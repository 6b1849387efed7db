import type { Order, OrderDocument } from '../order/order';

/** What a converted paper is called in its order's list: the same paper from the same label is the same document. */
export const convertedId = (documentId: string, paper: string): string => `${documentId}:pdf:${paper}`;

/** The PDF made of a document earlier, if there is one on that paper; on any paper when none is named. */
export const findConverted = (order: Order, { documentId, paper }: { documentId: string; paper?: string }) =>
  order.documents.findLast(({ id, sha256 }) =>
    sha256 !== undefined && paper !== undefined
      ? id === convertedId(documentId, paper)
      : id.startsWith(`${documentId}:pdf:`),
  );

/** The order with a document more; one of that id is replaced. */
export const withDocument = (order: Order, document: OrderDocument): Order => ({
  ...order,
  documents: [...order.documents.filter(({ id }) => id !== document.id), document],
});
