import type { Problem } from '../../nodes/problem';

export const templateMissing: Problem = {
  code: 'template.notFound',
  message: 'There is no such template, or it is not yours to use.',
  retry: 'never',
};

export const notFromTemplate: Problem = {
  code: 'template.notFound',
  message: 'This flow was not made from a template.',
  retry: 'never',
};

export const connectionNotThere = (label: string): Problem => ({
  code: 'template.accountMissing',
  message: `The account chosen for “${label}” is not in this workspace.`,
  subject: label,
  retry: 'never',
});

/** The same words as for a workspace that does not exist. */
export const clientMissing: Problem = {
  code: 'workspace.notFound',
  message: 'There is no such workspace, or you are not a member of it.',
  retry: 'never',
};

export const clientForbidden: Problem = {
  code: 'workspace.forbidden',
  message: 'Your role in that workspace does not allow this.',
  advice: 'Ask an owner or admin of the workspace.',
  retry: 'never',
};
