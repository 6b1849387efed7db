import type { Dispatcher } from 'undici';
import { errors } from 'undici';
import { HttpFailure } from '../connectors/contract';
import { BlockedAddress } from './guarded-connect';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

interface Question {
  readonly url: URL;
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** By Date.now(). */
  readonly deadline: number;
}

const largestAnswer = 10_000_000;

/** Sends one request and gathers its whole answer. @throws HttpFailure, and nothing else. */
export function exchange(agent: Dispatcher, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const gather = new Gather(question, { resolve, reject });
    if (question.signal?.aborted) return gather.end('timeout', 'The time for this call is over.');
    agent.dispatch(
      {
        origin: question.url.origin,
        path: question.url.pathname + question.url.search,
        method: question.method,
        headers: question.headers,
        body: question.body,
        headersTimeout: 0, // one clock for the whole exchange, below
        bodyTimeout: 0,
      },
      gather,
    );
  });
}

interface Settle {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (failure: HttpFailure) => void;
}

/** Collects the answer as undici delivers it. Knows the moment the request went on the wire, which tells "sent" from "not sent". */
class Gather implements Dispatcher.DispatchHandler {
  readonly #settle: Settle;
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #deadline: number;
  #controller: Dispatcher.DispatchController | null = null;
  #done = false;
  #status = 0;
  #headers: Record<string, string> = {};
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(question: Question, settle: Settle) {
    this.#settle = settle;
    this.#signal = question.signal;
    this.#deadline = question.deadline;
    this.#signal?.addEventListener('abort', this.#overtime, { once: true });
    this.#timer = setTimeout(this.#overtime, question.timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // It waited for a free connection longer than it may: nothing has been sent, and nothing will be.
    if (Date.now() > this.#deadline) this.#overtime();
    if (this.#done) controller.abort(new errors.RequestAbortedError());
    else this.#controller = controller;
  }

  // biome-ignore lint/complexity/useMaxParams: undici calls it
  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: NodeJS.Dict<string | string[]>,
  ): void {
    this.#status = status;
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined) this.#headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
    }
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > largestAnswer) this.end('tooLarge', 'The channel answered with more than 10 MB.');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#finish()) {
      this.#settle.resolve({
        status: this.#status,
        headers: this.#headers,
        body: Buffer.concat(this.#chunks, this.#size),
      });
    }
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (!this.#finish()) return;
    const sent = this.#controller !== null;
    this.#settle.reject(new HttpFailure(sentenceFor(error, sent), { kind: kindOf(error, sent), sent, cause: error }));
  }

  end(kind: HttpFailure['kind'], message: string): void {
    if (!this.#finish()) return;
    const sent = this.#controller !== null;
    this.#settle.reject(new HttpFailure(message, { kind, sent }));
    this.#controller?.abort(new errors.RequestAbortedError());
  }

  readonly #overtime = (): void => this.end('timeout', 'The channel did not answer in time.');

  #finish(): boolean {
    if (this.#done) return false;
    this.#done = true;
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#overtime);
    return true;
  }
}

function kindOf(error: Error, sent: boolean): HttpFailure['kind'] {
  if (error instanceof BlockedAddress) return 'blocked';
  if (error instanceof errors.ConnectTimeoutError) return 'timeout';
  return sent ? 'reset' : 'refused';
}

function sentenceFor(error: Error, sent: boolean): string {
  if (error instanceof BlockedAddress) return error.message;
  return sent ? 'The connection to the channel broke before it answered.' : 'The channel cannot be reached.';
}
