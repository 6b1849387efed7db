import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { anOrder } from '../../../nodes/order/an-order';
import { createGuardedHttp } from '../../http/guarded-http';
import { generic } from '.';
import { GenericSettings } from './settings';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
});

const pdf = Buffer.from('%PDF-1.7 whatever is in it \u0000\u00ff', 'latin1');
const order = anOrder({
  documents: [
    {
      id: 'd1',
      externalIds: {},
      kind: 'label',
      mediaType: 'application/pdf',
      fileName: 'Größe-7.pdf',
      data: pdf.toString('base64'),
    },
  ],
});

/** Somebody's system, which reads what it is sent by the platform's own readers. */
async function sendTo(endpoint: object): Promise<{ type: string; form: FormData | null; json: unknown }> {
  let seen: { type: string; bytes: Buffer } = { type: '', bytes: Buffer.alloc(0) };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    seen = { type: request.headers['content-type'] ?? '', bytes: Buffer.concat(chunks) };
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const guarded = createGuardedHttp();
  undo.push(guarded.close, () => new Promise((resolve) => server.close(resolve)));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/labels/{number}`;
  const call = {
    http: guarded({ loopback: true }),
    connectionId: 'c',
    credentials: { webhookSecret: '', authValue: '' },
    settings: GenericSettings.parse({ outgoing: { label: { url, ...endpoint } } }),
    now: new Date(),
  };
  const request = { operation: 'label' as const, reference: 'ref-1', order, factId: 'd1', skuMap: {} };
  expect(await generic.writes.label?.write(call, request)).toMatchObject({ ok: true });
  const { type, bytes } = seen;
  const isForm = type.startsWith('multipart/form-data');
  const form = isForm
    ? await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
    : null;
  return { type, form, json: isForm ? null : JSON.parse(bytes.toString()) };
}

it('sends a label as Base64 inside the JSON of the update', async () => {
  const { json } = await sendTo({});
  expect(json).toMatchObject({
    operation: 'label',
    fact: { mediaType: 'application/pdf', data: pdf.toString('base64') },
  });
});

it('sends a label as the file of a form where the system wants one, to the byte', async () => {
  const { form } = await sendTo({ fileField: 'attachment' });
  const file = form?.get('attachment');
  if (!(file instanceof File)) throw new Error('a file');
  expect([file.name, file.type]).toEqual(['Groe-7.pdf', 'application/pdf']);
  expect(Buffer.from(await file.arrayBuffer()).equals(pdf)).toBe(true);
  expect(form?.get('reference')).toBe('ref-1');
  expect(form?.get('number')).toBe('1001');
});

it('puts the fields a person has named beside the file', async () => {
  const body = [
    { to: 'order', from: 'path', path: 'order.source.number' },
    { to: 'kind', from: 'constant', value: 'LABEL' },
  ];
  const { form } = await sendTo({ fileField: 'file', body });
  expect([...(form?.keys() ?? [])]).toEqual(['file', 'order', 'kind']);
  expect(form?.get('kind')).toBe('LABEL');
});
