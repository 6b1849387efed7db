import { type Address, bodyOf } from './open-api';

/** A line for a terminal that does it. Names in braces are to be filled in. */
export function curlFor({ method, path, operation }: Address, server: string): string {
  const body = bodyOf(operation);
  const needsKey = operation['x-roles'] !== undefined;
  const signature = operation.parameters.find(({ name }) => name === 'x-signature');
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quote(`${server}${path}`)}`,
    ...(needsKey ? ['-H "Authorization: Bearer $SLUICE_KEY"'] : []),
    ...(signature ? ['-H "x-signature: $SIGNATURE"'] : []),
    ...(body ? [`-H 'content-type: application/json'`, `-d ${quote(JSON.stringify(body.example ?? {}))}`] : []),
  ];
  return parts.join(' \\\n  ');
}

/** A text for a shell, as it is. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
