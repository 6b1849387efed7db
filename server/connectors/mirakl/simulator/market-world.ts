import { z } from 'zod';
import { answerJson, type Route, type SimRequest, type SimResponse } from '../../simulator-kit/http-types';
import type { SimulatorCore } from '../../simulator-kit/simulator-core';
import type { MarketDetails } from './market-details';
import type { Changed, Refusal } from './market-rules';
import type { MarketOrder } from './show-order';

/** What all routes of the simulated operator share. */
export interface Market {
  readonly core: SimulatorCore<MarketDetails>;
  readonly debit: 'atOnce' | 'later';
  nextId(): number;
}

export const base = '/api';

export const api = (method: Route['method'], { path, handle }: Pick<Route, 'path' | 'handle'>): Route => ({
  method,
  path: `${base}${path}`,
  access: 'api',
  handle,
});

/** Newer parts of Mirakl answer with codes, older ones with a sentence. */
export const refuse = ({ code, message }: Refusal, status = 400): SimResponse =>
  code === undefined
    ? answerJson(status, { status, message })
    : answerJson(status, { errors: [{ code, message, field: null }] });

export const noOrder: Refusal = { code: 'ORDER_NOT_FOUND', message: 'The requested order does not exist' };

export function withJson<Schema extends z.ZodType>(
  { body }: SimRequest,
  { schema, act }: { schema: Schema; act: (json: z.infer<Schema>) => SimResponse },
): SimResponse {
  const parsed = schema.safeParse(JSON.parse(body.toString() || '{}'));
  return parsed.success
    ? act(parsed.data)
    : refuse({ code: 'VALIDATION_ERROR', message: z.prettifyError(parsed.error) });
}

/** Carries a change out and notes it; null when it was done. */
export function apply(
  { core }: Market,
  { order, operation, changed }: { order: MarketOrder; operation: string; changed: Changed },
): Refusal | null {
  const note = { operation, reference: null, orderId: order.id, factId: null };
  if ('refusal' in changed) {
    core.ledger.record({ ...note, outcome: 'refused', code: changed.refusal.code ?? 'refused' });
    return changed.refusal;
  }
  core.ledger.record({ ...note, outcome: 'done', code: null });
  core.book.put({ ...order, details: { ...order.details, ...changed.details } });
  return null;
}

export const nowOf = ({ core }: Market) => core.now().toISOString();

/** A UUID that can be read: the number at its end. */
export const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
