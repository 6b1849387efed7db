import type { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import type { Connector } from '../connectors/contract';
import { fieldProblem } from './connection-problems';

type Values = Readonly<Record<string, unknown>>;

/** What a person filled in, checked by the channel's own schemas. Empty fields count as left out. */
export interface AccountForm {
  readonly settings: Record<string, unknown>;
  readonly credentials: Record<string, unknown>;
}

/** @returns the values as the connector wants them, or one problem per field that is wrong. */
export function readAccountForm(
  connector: Connector,
  { settings, credentials }: { settings: Values; credentials: Values },
): Result<AccountForm> {
  const readSettings = readPart(connector, { schema: connector.settings, values: settings });
  const readCredentials = readPart(connector, { schema: connector.credentials, values: credentials });
  if (readSettings.ok && readCredentials.ok) {
    return ok({ settings: readSettings.value, credentials: readCredentials.value });
  }
  return failed(...problemsOf(readCredentials), ...problemsOf(readSettings));
}

const problemsOf = (result: Result<unknown>) => (result.ok ? [] : result.problems);

function readPart(
  connector: Connector,
  { schema, values }: { schema: z.ZodObject; values: Values },
): Result<Record<string, unknown>> {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null));
  const parsed = schema.safeParse(filled);
  return parsed.success ? ok(parsed.data) : failed(...parsed.error.issues.map((issue) => toProblem(connector, issue)));
}

function toProblem(connector: Connector, issue: z.core.$ZodIssue): Problem {
  const field = String(issue.path[0] ?? '');
  const label = (Object.hasOwn(connector.fields, field) && connector.fields[field]?.label) || field;
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined && issue.path.length === 1;
  return fieldProblem(field, isMissing ? `Please fill in “${label}”.` : `“${label}”: ${issue.message}`);
}
