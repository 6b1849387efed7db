import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../../nodes/problem';
import { type Call, defineConnector } from '../contract';
import { type Answer, askJson, isDone } from '../json-api';
import type { MessageRequest } from '../send-message';
import { addressOf } from './address';

const ways = {
  none: 'nothing: it asks for no key',
  bearer: 'a token (Authorization: Bearer)',
  basic: 'a user name and a password',
  header: 'a key in a header of its own',
} as const;

const Credentials = z.object({ secret: z.string().max(4000).default('') });
const Settings = z.object({
  url: z.url({ protocol: /^https?$/, error: 'is not a web address' }).max(2000),
  proof: z.enum(['none', 'bearer', 'basic', 'header']).default('none'),
  userName: z.string().trim().max(200).default(''),
  headerName: z
    .string()
    .trim()
    .toLowerCase()
    .max(100)
    .regex(/^[a-z0-9!#$%&'*+.^_`|~-]*$/, 'is not the name of a header')
    .default('x-api-key'),
  honoursIdempotencyKey: z.boolean().default(false),
});
type WebCall = Call<z.infer<typeof Credentials>, z.infer<typeof Settings>>;

/** Any web address flows may call: where it is, and the secret it asks for. What is called, the step says. */
export const webService = defineConnector({
  id: 'web-service',
  name: 'Web service',
  summary: 'A system your flows call over the web: an ERP, a warehouse, a chat. Its key stays here, out of the flow.',
  kind: 'any',
  credentials: Credentials,
  settings: Settings,
  fields: {
    url: {
      label: 'Address',
      help: 'Steps call what is below it.',
      placeholder: 'https://erp.example/api',
      input: 'url',
    },
    proof: { label: 'It asks for', input: 'select', options: ways },
    userName: { label: 'User name', help: 'Only with a password.', input: 'text' },
    headerName: { label: 'Header', help: 'Only for a key in a header of its own.', input: 'text' },
    secret: {
      label: 'Token, password or key',
      help: 'Under “API” or “Integrations” in the settings of that system, or from whoever runs it.',
      input: 'password',
    },
    honoursIdempotencyKey: {
      label: 'Ignores repeated requests',
      help: 'On, if the system does nothing when a request comes twice with the same Idempotency-Key.',
      input: 'toggle',
    },
  },
  connectHelp: 'Whoever looks after the system knows its address and the key it asks for.',
  tells: [],
  lifecycle: {},
  read: () => ok({ news: [] }),
  writes: {},
  sends: {
    call: {
      send: callService,
      mayRepeat: ({ honoursIdempotencyKey }, { method }) => method === 'GET' || honoursIdempotencyKey,
    },
  },
  async test(call) {
    const { url } = call.settings;
    const answer = await askJson(call.http, { ...common, method: 'GET', url, headers: headersOf(call) });
    return answer.ok ? ok({ account: new URL(url).host }) : answer;
  },
});

const common = { channel: 'The web service', isAnyAnswerFine: true };

async function callService(call: WebCall, request: MessageRequest<'call'>): Promise<Result<{ readonly note: string }>> {
  const { message, reference } = request;
  const address = addressOf(call.settings.url, message.path);
  if (!address.ok) return address;
  const json = bodyOf(request);
  const answer = await askJson(call.http, {
    ...common,
    method: message.method,
    url: address.value,
    headers: { ...headersOf(call), 'idempotency-key': reference },
    ...(json !== undefined && { json }),
  });
  if (!answer.ok) return answer;
  return isDone(answer.value) ? ok({ note: `It answered ${answer.value.status}` }) : failed(refusal(answer.value));
}

function bodyOf({ message: { body }, order }: MessageRequest<'call'>): unknown {
  switch (body.as) {
    case 'nothing':
      return undefined;
    case 'order':
      return { order };
    case 'fields':
      return body.fields;
  }
}

function headersOf({
  settings: { proof, userName, headerName },
  credentials: { secret },
}: WebCall): Record<string, string> {
  switch (proof) {
    case 'none':
      return {};
    case 'bearer':
      return { authorization: `Bearer ${secret}` };
    case 'basic':
      return { authorization: `Basic ${Buffer.from(`${userName}:${secret}`).toString('base64')}` };
    case 'header':
      return { [headerName]: secret };
  }
}

const refusal = ({ status, body }: Answer): Problem => ({
  code: 'destination.refused',
  message: `The web service refused the request (${status})${reasonIn(body)}`,
  advice: 'Put right what it complains about, in the flow or over there, then try again.',
  retry: 'never',
});

const Said = z.object({ message: z.string().optional(), error: z.string().optional(), detail: z.string().optional() });

/** Where most systems say why. */
function reasonIn(body: unknown): string {
  const said = Said.safeParse(body).data;
  const reason = said?.message ?? said?.error ?? said?.detail;
  return reason ? `: ${reason.slice(0, 300)}` : '.';
}
