import { Agent, request } from 'node:http';
import { request as secureRequest } from 'node:https';

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** The status of the answer; null when there was none within 15 seconds. */
export function postOnce({
  url,
  headers,
  body,
}: {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}) {
  return new Promise<number | null>((resolve) => {
    const bytes = Buffer.from(body);
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': bytes.length },
      // Nothing may take longer than this in all, so that one dead endpoint cannot hold up the others.
      signal: AbortSignal.timeout(15_000),
    };
    const outgoing = url.startsWith('https:') ? secureRequest(url, options) : request(url, { ...options, agent });
    outgoing.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? null));
      response.on('error', () => resolve(null));
    });
    outgoing.on('error', () => resolve(null));
    outgoing.end(bytes);
  });
}
