import { createHash } from 'node:crypto';
import { permissionOf } from '../auth/permissions';
import { allOperations } from './all-operations';
import { ComponentShelf } from './component-shelf';
import { type InputField, inputFieldsOf, typeOf } from './input-fields';
import type { JsonSchema } from './json-schema';
import { groups, type Operation } from './operation';
import { sendOrder } from './send-order';

const known = new Map<string, { readonly text: string; readonly tag: string }>();

/** The OpenAPI 3.1 document, made of the very procedures, inputs and answers the server uses; made once. */
export function openApiText(publicUrl: string): { readonly text: string; readonly tag: string } {
  const found = known.get(publicUrl);
  if (found) return found;
  const text = `${JSON.stringify(openApiDocument(publicUrl), null, 2)}\n`;
  const made = { text, tag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
  known.set(publicUrl, made);
  return made;
}

export function openApiDocument(publicUrl: string): Record<string, unknown> {
  const shelf = new ComponentShelf();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of allOperations) {
    const path = `/api/v1${operation.path}`;
    paths[path] = { ...paths[path], [operation.method]: toPath(operation, shelf) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Sluice', version: '1', description: about, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: publicUrl }],
    tags: [...Object.entries(groups), sendOrder.group].map(([name, description]) => ({ name, description })),
    security: [{ key: [] }],
    paths: { ...paths, [sendOrder.path]: { post: sendOrder.operation } },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key of the workspace.' } },
      responses: { Problem: problemResponse },
      schemas: { ...shelf.schemas(), ProblemAnswer: problemSchema },
    },
  };
}

const about = `One key is for one workspace: it says who asks, and everything happens there. Make keys under Settings.

Lists come as \`rows\` with a \`nextCursor\`; send it as \`cursor\` for the next page. What goes wrong comes as \`application/problem+json\`,
all of it at once, in the words of the product and with a stable \`code\`. A POST with an \`Idempotency-Key\` is done once, however often it is
sent within a day. Drafts have a revision: it is their \`ETag\`, and \`If-Match\` or \`revision\` keeps two people from overwriting each other.`;

function toPath(operation: Operation, shelf: ComponentShelf): Record<string, unknown> {
  const { id, group, title, text, answer, status, procedure } = operation;
  const permission = permissionOf(procedure);
  const fields = inputFieldsOf(operation);
  const schema = shelf.put(answer);
  return {
    operationId: id,
    tags: [group],
    summary: title,
    ...(text && { description: text }),
    'x-roles': permission,
    parameters: [...parametersOf(fields, shelf), ...headersOf(operation)],
    ...requestBody(operation, { fields, shelf }),
    responses: {
      [status]: { description: 'Done', ...headersBack(operation), content: { 'application/json': { schema } } },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const parametersOf = (fields: readonly InputField[], shelf: ComponentShelf) =>
  fields
    .filter(({ place }) => place !== 'body')
    .map(({ name, place, schema, required }) => ({
      name,
      in: place,
      required,
      schema: shelf.hoist(schema),
      ...(typeOf(schema) === 'object' && { style: 'deepObject', explode: true }),
    }));

const aText = { type: 'string' };

function headersOf({ method, takesRevision }: Operation): readonly object[] {
  const once = { name: 'Idempotency-Key', in: 'header', schema: { ...aText, maxLength: 255 } };
  const match = { name: 'If-Match', in: 'header', schema: aText };
  return [
    ...(method === 'post' ? [{ ...once, description: 'Your own name for the request: it is done once.' }] : []),
    ...(takesRevision ? [{ ...match, description: 'The ETag you have seen; or send `revision`.' }] : []),
  ];
}

const headersBack = ({ revisionIn, location }: Operation) =>
  revisionIn || location
    ? {
        headers: {
          ...(revisionIn && { ETag: { schema: aText, description: 'The revision of the draft.' } }),
          ...(location && { Location: { schema: aText, description: 'Where it is found.' } }),
        },
      }
    : {};

function requestBody(
  { takesRevision, example }: Operation,
  { fields, shelf }: { fields: readonly InputField[]; shelf: ComponentShelf },
): object {
  const inBody = fields.filter(({ place }) => place === 'body');
  if (inBody.length === 0) return {};
  const isNeeded = ({ name, required }: InputField) => required && !(takesRevision && name === 'revision');
  const required = inBody.filter(isNeeded).map(({ name }) => name);
  const properties = Object.fromEntries(inBody.map(({ name, schema }) => [name, shelf.hoist(schema)]));
  const schema = { type: 'object', properties, ...(required.length > 0 && { required }) };
  const content = { 'application/json': { schema, ...(example && { example }) } };
  return { requestBody: { required: required.length > 0, content } };
}

const problemResponse = {
  description: 'Not done, and why. `problems` names everything there is to put right.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemAnswer' } } },
};

const problemSchema: JsonSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Stable, for programs.' },
    problems: { type: 'array', items: { $ref: '#/components/schemas/Problem' } },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'problems'],
};
