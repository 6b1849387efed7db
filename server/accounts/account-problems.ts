import type { Problem } from '../../nodes/problem';

/** How many links somebody may have sent within a quarter of an hour. */
export const linksPerQuarter = 5;

export const noMailServer: Problem = {
  code: 'account.noMailServer',
  message: 'This Sluice sends no email, so an address cannot be checked or changed.',
  advice: 'Ask the person who runs it to set up a mail server (SMTP_URL).',
  retry: 'never',
};

export const tooManyLinks: Problem = {
  code: 'account.tooOften',
  message: 'That was too often.',
  advice: 'Wait a quarter of an hour, then try again.',
  retry: 'later',
};

export const wrongPassword: Problem = {
  code: 'account.wrongPassword',
  message: 'Your password is another one.',
  subject: 'password',
  retry: 'never',
};

/** Used, overtaken, too old and never made look alike. */
export const emailLinkOver: Problem = {
  code: 'account.linkOver',
  message: 'This link has been used or is too old.',
  advice: 'Ask for a new one under "My account".',
  retry: 'never',
};
