/** A request as a simulator's handler sees it. */
export interface SimRequest {
  readonly method: string;
  readonly path: string;
  /** From `:name` parts of the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface SimResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** "/v1/orders/:id"; a part that begins with a colon matches anything but a slash. */
  readonly path: string;
  /** `api`: needs the channel's key, counts for its rate limit, can be made to fail. `open`: pages and controls. */
  readonly access: 'api' | 'open';
  handle(request: SimRequest): SimResponse | Promise<SimResponse>;
}

export const answerJson = (status: number, value: unknown): SimResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
});
