import type { IncomingMessage } from 'node:http';

/** The body is not taken, for a reason the sender can understand. */
export class BodyRefused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'BodyRefused';
    this.status = status;
  }
}

const megabyte = 1_000_000;
const longestMs = 15_000;
/** Read, though not kept: so many times what is taken. */
const patience = 4;

/** Reads a request's body, at most so much and 15 s of it. @throws BodyRefused */
export function readWholeBody(request: IncomingMessage, largest = 5 * megabyte): Promise<Uint8Array> {
  const encoding = request.headers['content-encoding'];
  if (encoding && encoding !== 'identity') return refuse(415, 'Send the body without compression.');
  if (Number(request.headers['content-length'] ?? 0) > largest) return readPast(request, largest);
  return collect(request, largest);
}

const tooLarge = (largest: number) => `The message is larger than ${largest / megabyte} MB.`;
/**
 * Hung up on in the middle, most senders would see a broken connection and not our answer: so a body a little too large is read to its
 * end and thrown away.
 */
function readPast(request: IncomingMessage, largest: number): Promise<never> {
  const isWorthIt = Number(request.headers['content-length']) <= patience * largest;
  if (!isWorthIt) return refuse(413, tooLarge(largest));
  return new Promise((_, reject) => {
    const done = () => {
      clearTimeout(timer);
      reject(new BodyRefused(413, tooLarge(largest)));
    };
    const timer = setTimeout(done, longestMs);
    request.on('end', done).on('error', done).on('aborted', done).resume();
  });
}

const refuse = (status: number, message: string) => Promise.reject(new BodyRefused(status, message));

function collect(request: IncomingMessage, largest: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const fail = (error: Error) => {
      clearTimeout(timer);
      request.removeAllListeners('data').resume();
      reject(error);
    };
    const timer = setTimeout(() => fail(new BodyRefused(408, 'The message did not arrive in time.')), longestMs);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > largest) fail(new BodyRefused(413, tooLarge(largest)));
      else chunks.push(chunk);
    });
    request.on('end', () => {
      clearTimeout(timer);
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
    });
    request.on('error', fail);
    request.on('aborted', () => fail(new BodyRefused(400, 'The message broke off.')));
  });
}
