import { allOperations } from './all-operations';
import type { Operation } from './operation';
import { type ProblemAnswer, refuse } from './problem-answer';

export interface Route {
  readonly operation: Operation;
  readonly inPath: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly operation: Operation;
  readonly parts: readonly string[];
}

const isName = (part: string) => part.startsWith('{');

/** Plain words before names, so that /sku-map/{connectionId}/import is not the SKU "import". */
const patterns: readonly Pattern[] = allOperations
  .map((operation) => ({ operation, parts: operation.path.slice(1).split('/') }))
  .sort((a, b) => a.parts.filter(isName).length - b.parts.filter(isName).length);

/** Whose address this is. @param path behind /api/v1 */
export function findRoute(method: string, path: string): Route | (ProblemAnswer & { readonly allow: string | null }) {
  const parts = partsOf(path);
  const fitting = parts ? patterns.filter((pattern) => fits(pattern, parts)) : [];
  const found = fitting.find(({ operation }) => operation.method === method.toLowerCase());
  if (found && parts) return { operation: found.operation, inPath: namesIn(found, parts) };
  if (fitting.length === 0) return { ...refuse(404, nothingHere), allow: null };
  const allow = [...new Set(fitting.map(({ operation }) => operation.method.toUpperCase()))].join(', ');
  return { ...refuse(405, { ...wrongMethod, advice: `Use ${allow}.` }), allow };
}

const fits = ({ parts }: Pattern, given: readonly string[]) =>
  parts.length === given.length &&
  parts.every((part, index) => (isName(part) ? given[index] !== '' : part === given[index]));

const namesIn = ({ parts }: Pattern, given: readonly string[]) =>
  Object.fromEntries(parts.flatMap((part, index) => (isName(part) ? [[part.slice(1, -1), given[index] ?? '']] : [])));

/** Null: it cannot be read. */
function partsOf(path: string): readonly string[] | null {
  try {
    return path.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}

const nothingHere = {
  code: 'request.notFound',
  message: 'There is nothing at this address.',
  advice: 'GET /api/v1/openapi.json lists what there is.',
} as const;
const wrongMethod = { code: 'request.wrongMethod', message: 'This address is not for this method.' } as const;
