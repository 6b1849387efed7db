import { type Http, HttpFailure, type HttpResponse } from '../connectors/contract';
import type { FaultScript } from '../connectors/simulator-kit/faults';

/**
 * A network with scripted trouble in front of real software: all requests go to one address, so faults are told apart by the name
 * of the operation, "/PlaceDraft".
 */
export const faultyHttp =
  (http: Http, faults: FaultScript): Http =>
  async (request) => {
    const [, name = ''] = /(?:query|mutation) (\w+)/.exec(String(request.body)) ?? [];
    const fault = faults.take({ method: request.method, path: `/${name}` });
    if (fault?.kind === 'status') return refusal(fault.status, fault.retryAfterSeconds);
    if (fault?.kind === 'reset') throw new HttpFailure('reset', { kind: 'reset', sent: true });
    const response = await http(request);
    if (fault?.kind === 'commitThenReset') throw new HttpFailure('reset', { kind: 'reset', sent: true });
    return response;
  };

const refusal = (status: number, retryAfterSeconds?: number): HttpResponse => ({
  status,
  headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
  body: new Uint8Array(),
  text: () => '',
  json: () => null,
});
