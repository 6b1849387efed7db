import { expect, it } from 'vitest';
import { z } from 'zod';
import { appRouter } from './app-router';
import { type Ids, otherQuestions, questions } from './isolation-questions';

/** Names within one flow or order, which is itself asked for by its id. */
const within = new Set(['nodeId', 'documentId', 'remoteId', 'selectedIds', 'id']);

// tRPC keeps the flat list of procedures, but types it as the nested tree.
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { inputs: z.ZodType[] } }>;

/** Every field of an input that names a thing by its id, however deep. */
function idsIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties } = schema as { properties?: object };
  const here = Object.keys(properties ?? {}).filter((name) => /(^id|Ids?|^clients?)$/.test(name));
  return [...here, ...Object.values(schema).flatMap(idsIn)];
}

const ids = new Proxy({} as Ids, { get: (_target, name) => `one ${String(name)}` });

it('puts a foreign id into every input that takes an id', () => {
  const forgotten = Object.entries(questions).flatMap(([path, ask]) => {
    const inputs = procedures[path]?._def.inputs ?? [];
    const names = inputs.flatMap((input) => idsIn(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })));
    const ways = [ask, ...otherQuestions.filter(([other]) => other === path).map(([, other]) => other)];
    const asked = JSON.stringify(ways.map((way) => way(ids)));
    return [...new Set(names)]
      .filter((name) => !within.has(name) && !asked.includes(`"${name}":`))
      .map((name) => `${path} ${name}`);
  });
  expect(forgotten).toEqual([]);
});
