import type { ServerResponse } from 'node:http';
import type { Fault } from './faults';
import type { SimResponse } from './http-types';

/** Writes the answer, whole or spoiled as the fault says. Resolves when it is written or the caller has gone. */
export async function sendResponse(
  outgoing: ServerResponse,
  { response, fault }: { response: SimResponse; fault?: Fault },
): Promise<void> {
  const body = Buffer.from(response.body ?? '');
  const head = (length: number) => {
    outgoing.writeHead(response.status, { ...response.headers, 'content-length': length });
  };
  if (fault?.kind === 'truncated') {
    const half = body.subarray(0, Math.floor(body.length / 2));
    head(half.length);
    outgoing.end(half);
  } else if (fault?.kind === 'huge') {
    head(fault.bytes);
    await pour(outgoing, fault.bytes);
  } else if (fault?.kind === 'slowDrip') {
    head(body.length);
    await drip(outgoing, { body, overMs: fault.overMs });
  } else {
    head(body.length);
    outgoing.end(body);
  }
}

/** Valid JSON text of the asked size, in pieces, as fast as the caller takes it. */
async function pour(outgoing: ServerResponse, bytes: number): Promise<void> {
  const piece = Buffer.alloc(65_536, 'a');
  let left = bytes - 1;
  outgoing.write('"');
  while (left > 1 && !outgoing.destroyed) {
    const size = Math.min(piece.length, left - 1);
    left -= size;
    if (!outgoing.write(piece.subarray(0, size))) await drainOrClose(outgoing);
  }
  if (!outgoing.destroyed) outgoing.end('"');
}

async function drip(outgoing: ServerResponse, { body, overMs }: { body: Buffer; overMs: number }): Promise<void> {
  const steps = 20;
  for (let step = 0; step < steps && !outgoing.destroyed; step++) {
    const from = Math.floor((body.length * step) / steps);
    outgoing.write(body.subarray(from, Math.floor((body.length * (step + 1)) / steps)));
    await new Promise((resolve) => setTimeout(resolve, overMs / steps));
  }
  if (!outgoing.destroyed) outgoing.end();
}

function drainOrClose(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off('drain', done).off('close', done);
      resolve();
    };
    outgoing.on('drain', done).on('close', done);
  });
}
