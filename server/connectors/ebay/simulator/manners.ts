import { answerJson, type SimRequest, type SimResponse } from '../../simulator-kit/http-types';

/** The newer APIs' way of saying no. */
export const refuse = (status: number, { errorId, message }: { errorId: number; message: string }): SimResponse =>
  answerJson(status, { errors: [{ errorId, domain: 'API_FULFILLMENT', category: 'REQUEST', message }] });

/** The Post-Order API's. */
export const refusePostOrder = (status: number, message: string): SimResponse =>
  answerJson(status, { error: [{ errorId: 1616, domain: 'returnErrorDomain', severity: 'ERROR', message }] });

export function jsonOf({ body }: SimRequest): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}
