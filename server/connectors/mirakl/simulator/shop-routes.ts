import { answerJson, type Route, type SimRequest, type SimResponse } from '../../simulator-kit/http-types';
import { partsOf } from './form-parts';
import { api, apply, type Market, noOrder, nowOf, refuse } from './market-world';

const documentTypes = ['SHIPPING_LABEL', 'CUSTOMER_INVOICE'];

/** What is there besides orders: the shop, the operator's lists, documents. */
export function shopRoutes(market: Market): readonly Route[] {
  const list = (path: string, answer: unknown) => api('GET', { path, handle: () => answerJson(200, answer) });
  return [
    list('/account', { shop_id: 2000, shop_name: 'Harbour Goods', currency_iso_code: 'EUR' }),
    list('/reasons', {
      reasons: [
        { code: '15', label: 'Out of stock', type: 'REFUND', is_shop_right: true },
        { code: '16', label: 'Scratched', type: 'REFUND', is_shop_right: true },
        { code: '33', label: 'Fraud', type: 'CANCELATION', is_shop_right: false },
        { code: '34', label: 'Cancelled by the client prior to shipping', type: 'CANCELATION', is_shop_right: true },
      ],
    }),
    list('/shipping/carriers', {
      carriers: [
        { code: 'UPS', label: 'UPS', standard_code: 'UPS' },
        { code: 'COL', label: 'Colissimo', standard_code: 'COLISSIMO' },
      ],
    }),
    list('/documents', { documents: documentTypes.map((code) => ({ code, entity: 'ORDER', label: code })) }),
    api('GET', { path: '/orders/documents', handle: (request) => listDocuments(market, request) }),
    api('GET', { path: '/orders/documents/download', handle: (request) => download(market, request) }),
    api('POST', { path: '/orders/:id/documents', handle: (request) => upload(market, request) }),
  ];
}

function listDocuments({ core }: Market, { query }: SimRequest): SimResponse {
  const ids = (query.get('order_ids') ?? '').split(',');
  const documents = ids.flatMap((id) =>
    (core.book.get(id)?.details.documents ?? []).map((one) => ({
      id: one.id,
      order_id: id,
      file_name: one.fileName,
      file_size: Buffer.from(one.bytes, 'base64').length,
      type: one.type,
      date_uploaded: one.at,
    })),
  );
  return answerJson(200, { order_documents: documents, total_count: documents.length });
}

/** One id: the file as it is. */
function download({ core }: Market, { query }: SimRequest): SimResponse {
  const wanted = Number(query.get('document_ids'));
  const documents = core.book.newest({ offset: 0, limit: 100_000 }).flatMap(({ details }) => details.documents);
  const found = documents.find(({ id }) => id === wanted);
  if (!found) return refuse({ message: 'No such document.' }, 404);
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(found.bytes, 'base64'),
  };
}

/** Only what went wrong is told. Every file needs a line in `order_documents`, of a type there is. */
function upload(market: Market, { params, headers, body }: SimRequest): SimResponse {
  const order = market.core.book.get(params['id'] ?? '');
  if (!order) return refuse(noOrder, 404);
  const parts = partsOf(body, headers['content-type'] ?? '');
  const file = parts.find(({ name }) => name === 'files');
  const details = parts.find(({ name }) => name === 'order_documents');
  if (!file || !details) return refuse({ message: 'files and order_documents are required' });
  const [wanted] = JSON.parse(details.content.toString()).order_documents as { file_name: string; type_code: string }[];
  if (!wanted || !documentTypes.includes(wanted.type_code) || wanted.file_name !== file.fileName) {
    const error = {
      code: 'valid_order_document.type',
      field: 'type_code',
      message: 'Unable to retrieve document’s type',
    };
    return answerJson(200, { errors_count: 1, order_documents: [{ errors: [error], input: wanted }] });
  }
  const document = {
    id: market.nextId(),
    at: nowOf(market),
    fileName: wanted.file_name,
    type: wanted.type_code,
    bytes: file.content.toString('base64'),
  };
  const documents = [...order.details.documents, document];
  apply(market, { order, operation: 'label', changed: { details: { documents } } });
  return answerJson(200, { errors_count: 0, order_documents: [] });
}
