import type { Route } from './http-types';

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Null: no such path. `methodMismatch`: the path is known, the method is not. */
export type Routing = (request: { method: string; path: string }) => Match | 'methodMismatch' | null;

export function createRouting(routes: readonly Route[]): Routing {
  const patterns = routes.map((route) => ({ route, parts: partsOf(route.path) }));
  return ({ method, path }) => {
    const parts = partsOf(path);
    let isPathKnown = false;
    for (const pattern of patterns) {
      const params = matchParts(pattern.parts, parts);
      if (!params) continue;
      if (pattern.route.method === method) return { route: pattern.route, params };
      isPathKnown = true;
    }
    return isPathKnown ? 'methodMismatch' : null;
  };
}

const partsOf = (path: string) => path.split('/').filter(Boolean);

function matchParts(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = Object.create(null);
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (expected.startsWith(':')) params[expected.slice(1)] = decode(part);
    else if (expected !== part) return null;
  }
  return params;
}

/** A part that is not valid percent-encoding stands for itself: it will simply not be found. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
