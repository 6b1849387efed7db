import { type Http, HttpFailure } from '../connectors/contract';

/** The network as it is, for speaking to software that this machine runs itself. The product goes through server/http. */
export const plainHttp: Http = async ({ method, url, headers, body, timeoutMs = 20_000 }) => {
  const answer = await send(url, {
    method,
    headers: { ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = () => new TextDecoder().decode(bytes);
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: bytes,
    text,
    json: () => parse(text()),
  };
};

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError';
    throw new HttpFailure(`No answer from ${url}`, { kind: timedOut ? 'timeout' : 'refused', sent: timedOut, cause });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HttpFailure('The answer is not JSON', { kind: 'unreadable', sent: true, cause });
  }
}
