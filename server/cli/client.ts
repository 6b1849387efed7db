import { z } from 'zod';
import { exitCodes, Failure } from './failure';

export interface Place {
  readonly url: string;
  readonly key: string;
}

interface Asking<Schema extends z.ZodType> {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: object;
  /** What this program needs of the answer. */
  readonly answer: Schema;
}

export type Ask = <Schema extends z.ZodType>(path: string, asking: Asking<Schema>) => Promise<z.output<Schema>>;

const Refusal = z.object({
  detail: z.string(),
  problems: z.array(z.object({ message: z.string(), advice: z.string().optional() })),
});

/** Speaks to a Sluice over its HTTP API. @throws Failure */
export const createAsk =
  (place: Place): Ask =>
  async (path, { answer, ...asking }) => {
    const response = await send(place, { path, ...asking });
    const text = await response.text();
    if (!response.ok) throw refusalOf(response.status, text);
    const parsed = answer.safeParse(jsonIn(text));
    if (parsed.success) return parsed.data;
    throw new Failure(`${place.url} does not answer like a Sluice of this version.`, exitCodes.noWayIn);
  };

interface Request {
  readonly path: string;
  readonly method?: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: object;
}

async function send({ url, key }: Place, { path, method = 'GET', query = {}, body }: Request): Promise<Response> {
  if (key === '') throw new Failure('Set SLUICE_KEY to a key of the workspace; Settings makes one.', exitCodes.noWayIn);
  if (!URL.canParse(url)) throw new Failure(`SLUICE_URL is no address: ${url}`, exitCodes.noWayIn);
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : '';
  const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) };
  const init = { method, headers, redirect: 'error' as const, ...(body && { body: JSON.stringify(body) }) };
  try {
    return await fetch(`${url}/api/v1${path}${search}`, init);
  } catch {
    throw new Failure(`${url} does not answer. Is it the right SLUICE_URL?`, exitCodes.noWayIn);
  }
}

function refusalOf(status: number, text: string): Failure {
  const said = Refusal.safeParse(jsonIn(text));
  const exitCode = status === 401 || status === 429 ? exitCodes.noWayIn : exitCodes.refused;
  if (!said.success) return new Failure(`Sluice answered ${status}.`, exitCode);
  const lines = said.data.problems.map(({ message, advice }) => (advice ? `${message} ${advice}` : message));
  return new Failure(lines.join('\n') || said.data.detail, exitCode);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
