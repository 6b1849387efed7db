import type { RE2JS as Engine } from 're2js';

// Stands in for "re2js" in the browser (next.config.js). The engine is a fifth of the editor's code and few flows hold a pattern, so it
// comes after the drawing; before it, where the flow has one. Node runs the real one.

type Pattern = Pick<Engine, 'test'>;

let compile: ((source: string) => Pattern) | null = null;
let fetched: Promise<void> | undefined;

/** Finds nothing until the engine is here, and whatever it should from then on. */
function patternToCome(source: string): Pattern {
  let pattern: Pattern | undefined;
  return {
    test: (text) => {
      pattern ??= compile?.(source);
      return pattern?.test(text) ?? false;
    },
  };
}

export const RE2JS = { compile: (source: string) => compile?.(source) ?? patternToCome(source) };

/** Told apart by its name: the engine's own class is not here yet when this one is asked for. */
export const RE2JSException = {
  [Symbol.hasInstance]: (error: unknown) => error instanceof Error && error.name.startsWith('RE2JS'),
};

/** Fetches the engine, once. */
export function fetchPatterns(): Promise<void> {
  fetched ??= import('../../node_modules/re2js/build/index.js').then((real) => {
    compile = (source) => real.RE2JS.compile(source);
  });
  fetched.catch(() => {
    fetched = undefined;
  });
  return fetched;
}

/** Whether anything in a drawing compares by a pattern. */
export const holdsPattern = (drawing: object): boolean => /"operator":"matches(Not)?"/.test(JSON.stringify(drawing));
