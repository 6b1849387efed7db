/**
 * Orders come in by webhook, not by key: the address of a connection to "Any other system" and a signature over the very bytes say who
 * sends. Described here for programs that have no other channel.
 */
const path = '/api/hooks/{token}';
const group = ['Send an order', 'Orders of your own system, by the webhook address of its connection.'] as const;

const operation = {
  operationId: 'sendOrder',
  tags: [group[0]],
  summary: 'Send an order',
  description: `The message is yours: a connection to “Any other system” says what is where in it. Its webhook address is \`webhookUrl\` of
the connection, and the message is signed with its webhook secret: HMAC-SHA256 over the body, in hex, in \`x-signature\`, unless the
connection says otherwise. The same message sent twice is taken once.`,
  security: [],
  parameters: [
    { name: 'token', in: 'path', required: true, schema: { type: 'string' }, description: 'The end of `webhookUrl`.' },
    {
      name: 'x-signature',
      in: 'header',
      required: true,
      schema: { type: 'string' },
      description: 'HMAC-SHA256 of the body with the webhook secret, in hex.',
    },
    {
      name: 'x-topic',
      in: 'header',
      schema: { type: 'string' },
      description: 'What the message tells, if you send several.',
    },
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { type: 'object', additionalProperties: true },
        example: {
          id: 'A-1001',
          total: '49.90',
          currency: 'EUR',
          lines: [{ sku: 'MUG-9', quantity: 1, price: '49.90' }],
        },
      },
    },
  },
  responses: {
    202: {
      description: 'Stored. It is decided in a moment.',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: { accepted: { type: 'boolean' }, duplicate: { type: 'boolean' } },
            required: ['accepted', 'duplicate'],
          },
        },
      },
    },
    400: refusal('It cannot be read. It is kept, so that a person can look at it.'),
    401: refusal('The signature does not match.'),
    413: refusal('It is larger than 5 MB.'),
    503: refusal('It could not be stored; send it again.'),
  },
};

function refusal(description: string) {
  const schema = { type: 'object', properties: { error: { type: 'string' } }, required: ['error'] };
  return { description, content: { 'application/json': { schema } } };
}

export const sendOrder = { path, group, operation };
