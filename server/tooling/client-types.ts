import openApiTypescript, { astToString } from 'openapi-typescript';
import { openApiText } from '../api/open-api';

/** TypeScript types of the HTTP API as a stranger would generate them from its OpenAPI document. */
export async function makeClientTypes(): Promise<string> {
  const { text } = openApiText('http://localhost:3000');
  return `// Generated from the OpenAPI document by "npm run types:api". A test fails when it is out of date.\n\n${astToString(await openApiTypescript(text))}`;
}
