import { z } from 'zod';
import type { Problem } from '../../../nodes/problem';
import type { Answer } from '../json-api';

/** Older parts of the API say `{status, message}`, newer ones `{code, errors}` or a list of errors. */
const Refusal = z.object({
  message: z.string().nullish(),
  code: z.string().nullish(),
  errors: z
    .array(z.object({ code: z.string().nullish(), field: z.string().nullish(), message: z.string().nullish() }))
    .nullish(),
});

type Wording = Pick<Problem, 'code' | 'message' | 'advice' | 'retry'>;

const known: Readonly<Record<string, Wording>> = {
  ORDER_NOT_FOUND: {
    code: 'destination.orderNotFound',
    message: 'The marketplace does not know this order.',
    advice: 'Check whether it belongs to another shop of yours there.',
    retry: 'never',
  },
  ORDER_INVALID_STATE: {
    code: 'destination.wrongState',
    message: 'The order is no longer, or not yet, in a state in which the marketplace takes this.',
    advice: 'Compare it with the order in the seller portal.',
    retry: 'never',
  },
  ORDER_FULFILLED_UNAUTHORIZED: {
    code: 'destination.notOurs',
    message: 'The marketplace’s own warehouse ships this order, so nothing can be done with it from here.',
    retry: 'never',
  },
  ORDER_PARTIAL_ACCEPTANCE_DISABLED: {
    code: 'destination.partOnly',
    message: 'This marketplace takes or refuses whole orders only.',
    retry: 'never',
  },
};

/** What the marketplace said no to, in a sentence with a way out. */
export function refusalProblem({ status, body }: Answer): Problem {
  const refusal = Refusal.safeParse(body).data ?? {};
  const [first] = refusal.errors ?? [];
  const code = first?.code ?? refusal.code ?? '';
  const wording = Object.hasOwn(known, code) ? known[code] : undefined;
  if (wording) return wording;
  if (status === 404) return notFound;
  const said = (refusal.errors ?? [])
    .map(({ field, message }) => [field, message].filter(Boolean).join(': '))
    .join('; ');
  return refused(said || refusal.message || `it answered ${status}`, first?.field ?? undefined);
}

/** Some calls answer 200 and say in a list what they did not do. */
export const refused = (said: string, subject?: string): Problem => ({
  code: 'destination.refused',
  message: `The marketplace refused: ${said}`,
  retry: 'never',
  ...(subject && { subject }),
});

const notFound: Problem = {
  code: 'destination.orderNotFound',
  message: 'The marketplace does not know this order.',
  advice: 'Check whether it belongs to another shop of yours there.',
  retry: 'never',
};
