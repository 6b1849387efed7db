import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { HttpRequest } from '../contract';
import { createOpenApiCheck } from '../simulator-kit/openapi-check';
import { partsOf } from './simulator/form-parts';

/** Mirakl's own description of its seller API. Paging is only explained in prose there. */
export const description = createOpenApiCheck(
  JSON.parse(
    gunzipSync(readFileSync('../shared/fixtures/mirakl/schema/mirakl-mmp-seller-openapi.json.gz')).toString('utf8'),
  ),
  { otherParameters: ['max', 'offset', 'sort', 'order', 'limit', 'page_token', 'paginate'] },
);

/** What Mirakl's description has against a request of ours. */
export function faultsIn({ method, url, headers = {}, body }: HttpRequest): string[] {
  const { pathname, search } = new URL(url);
  const content = body === undefined ? undefined : parsed(Buffer.from(body), headers['content-type'] ?? '');
  return description.request({ method, path: `${pathname}${search}`, body: content });
}

/** A form as its description shows it: files, and the parts that are JSON. */
function parsed(body: Buffer, contentType: string): unknown {
  if (!contentType.startsWith('multipart/')) return JSON.parse(body.toString('utf8'));
  const parts = partsOf(body, contentType);
  const files = parts.filter(({ fileName }) => fileName !== undefined).map(({ fileName }) => fileName);
  const others = parts.filter(({ fileName }) => fileName === undefined);
  return { files, ...Object.fromEntries(others.map(({ name, content }) => [name, JSON.parse(content.toString())])) };
}
