/** What better-auth answers where a password is asked of somebody who is signed in. */
export const passwordRefusals: Readonly<Record<string, string>> = {
  INVALID_PASSWORD: 'Your password is another one.',
};
