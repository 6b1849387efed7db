import type { ServerResponse } from 'node:http';

/** Sends a small JSON answer that nobody may keep. */
export function answerJson(response: ServerResponse, { status, body }: { status: number; body: unknown }): void {
  answer(response, { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) });
}

export const answerText = (response: ServerResponse, { status, body }: { status: number; body: string }): void =>
  answer(response, { status, type: 'text/plain; charset=utf-8', body });

function answer(
  response: ServerResponse,
  { status, type, body }: { status: number; type: string; body: string },
): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}

/** Sends the browser to another page of ours. */
export function answerRedirect(response: ServerResponse, path: string): void {
  response.writeHead(302, { location: path, 'cache-control': 'no-store' });
  response.end();
}
