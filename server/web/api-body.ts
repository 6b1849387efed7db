import type { IncomingMessage } from 'node:http';
import { type ProblemAnswer, refuse } from '../api/problem-answer';
import { parseStrictJson } from '../inbox/strict-json';
import { BodyRefused, readWholeBody } from '../inbox/whole-body';
import { isJson } from './origin-guard';

const largest = 2_000_000;

export interface ApiBody {
  /** As it came, for telling two requests apart. */
  readonly text: string;
  /** Null: none was sent. */
  readonly value: Readonly<Record<string, unknown>> | null;
}

/** Reads a JSON object, at most 2 MB of it, or says why it is not taken. */
export async function readApiBody(request: IncomingMessage): Promise<ApiBody | ProblemAnswer> {
  const { headers, method } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (method === 'GET' || !hasBody) return { text: '', value: null };
  if (!isJson(request)) return refuse(415, { code: 'request.notJson', message: 'Send JSON, as application/json.' });
  try {
    return readObject(await readWholeBody(request, largest));
  } catch (error) {
    if (error instanceof BodyRefused) return refuse(error.status, { code: 'request.refused', message: error.message });
    throw error;
  }
}

function readObject(bytes: Uint8Array): ApiBody | ProblemAnswer {
  const parsed = parseStrictJson(bytes);
  if (!parsed.ok) return refuse(400, { code: 'request.unreadable', message: parsed.problems[0]?.message ?? '' });
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(400, { code: 'request.unreadable', message: 'Send one JSON object.' });
  return { text: Buffer.from(bytes).toString('utf8'), value: { ...value } };
}
