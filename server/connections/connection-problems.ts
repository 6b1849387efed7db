import type { Problem } from '../../nodes/problem';

export const connectionMissing: Problem = {
  code: 'connection.notFound',
  message: 'There is no such account in this workspace.',
  retry: 'never',
};

export const connectorMissing: Problem = {
  code: 'connector.notFound',
  message: 'This version does not know this kind of channel.',
  retry: 'never',
};

/** @param field name of the setting or credential, for the form to mark. */
export const fieldProblem = (field: string, message: string): Problem => ({
  code: 'connection.fieldInvalid',
  message,
  subject: field,
  retry: 'never',
});
