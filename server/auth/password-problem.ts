import type { Problem } from '../../nodes/problem';

export const passwordLength = { min: 12, max: 128 } as const;

/** Null when a password will do. Long beats complicated, so there are no rules about signs. */
export function passwordProblem(password: string, about: readonly string[] = []): Problem | null {
  if (password.length < passwordLength.min) return weak(`Please use at least ${passwordLength.min} characters.`);
  if (password.length > passwordLength.max) return weak(`Please use at most ${passwordLength.max} characters.`);
  if (new Set(password).size < 5) return weak('That repeats the same few characters. Try a few unrelated words.');
  if (isMadeOf(password, [...common, ...wordsOf(about)])) {
    return weak('That is among the first things an attacker tries. Try a few unrelated words.');
  }
  return null;
}

const weak = (message: string): Problem => ({
  code: 'account.passwordWeak',
  message,
  subject: 'password',
  retry: 'never',
});

/** The words most leaked passwords are made of, plainly written: `isMadeOf` finds them with digits and signs in place of letters. */
const common: readonly string[] =
  `password passwort passwd contrasena motdepasse qwerty qwertz azerty asdfgh zxcvbn yxcvbn uiop hjkl bnm letmein welcome
  willkommen bienvenue admin administrator root master login user guest test testing demo sluice secret changeme default temp
  iloveyou love princess prince dragon monkey football baseball soccer superman batman spiderman starwars pokemon pikachu
  sunshine shadow summer winter spring autumn sommer herbst january february march april june july august september october
  november december monday friday sunday michael daniel jessica jordan thomas charlie andrew matthew joshua ashley nicole
  freedom whatever trustno hello hallo flower lovely chocolate cheese butterfly computer internet google facebook microsoft
  windows samsung apple killer hunter ninja mustang ferrari porsche corvette harley yankees liverpool arsenal chelsea
  barcelona juventus london berlin paris madrid amsterdam newyork america england orders order shop shopify amazon ebay abc
  abcd abcdef xyz the my is me you and one two our company`.split(/\s+/);

const wordsOf = (texts: readonly string[]) =>
  texts.flatMap((text) => plainly(text).match(/[a-z]{3,}/g) ?? []).filter((word) => word.length >= 3);

const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
};
const plainly = (text: string) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
const unmasked = (text: string) => [...text].map((sign) => lookalikes[sign] ?? sign).join('');

/** True when nothing but such words, digits and signs is in it. Looks at it as written and with lookalikes read as letters. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const plain = plainly(password);
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [plain, unmasked(core)].some((reading) => isConcatenation(reading.replace(/[^\p{L}]/gu, ''), words));
}

function isConcatenation(text: string, words: readonly string[]): boolean {
  const reachable = new Set([0]);
  for (let at = 0; at < text.length; at += 1) {
    if (!reachable.has(at)) continue;
    for (const word of words) if (text.startsWith(word, at)) reachable.add(at + word.length);
  }
  return reachable.has(text.length);
}
