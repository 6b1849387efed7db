import { type CodeKind, type CodeMatch, codeKinds, plainCode, type UnknownCode } from '../../nodes/order/code-match';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';

/** What people have said about carriers and reasons at one destination. */
export interface CodeRules {
  readonly matches: readonly CodeMatch[];
  readonly unknown: readonly UnknownCode[];
}

/** A carrier or reason of the channel's own list. */
export interface KnownCode {
  readonly code: string;
  /** As the channel words it for people, where that is not the code itself. */
  readonly label?: string;
  /** Other codes it answers to. */
  readonly aliases?: readonly string[];
}

/** What a channel calls carriers, or reasons of one kind. */
export interface CodeList<Call> {
  /** Its own list, where that is the same for every account. */
  readonly known?: readonly KnownCode[];
  /** Its own list, where each account has another. Reads only. */
  list?(call: Call): Promise<Result<readonly KnownCode[]>>;
  /** True: nothing but a code of the list is taken. */
  readonly closed: boolean;
  /** Where nobody has said otherwise: whether one that it does not know waits, or goes. */
  readonly policy: UnknownCode['policy'];
  /** What it is told of one that nobody has matched and that does not wait, as a sentence for the page. */
  readonly otherwise: string;
}

export type CodeLists<Call> = Readonly<Partial<Record<CodeKind, CodeList<Call>>>>;

interface Asked {
  readonly kind: CodeKind;
  /** How the order calls it, the most telling first. */
  readonly words: readonly (string | undefined)[];
  readonly known?: readonly KnownCode[];
  /** The destination's name, for people. */
  readonly destination: string;
  /** Whether one that nobody knows waits, where nobody has said. */
  readonly policy?: UnknownCode['policy'];
  /** What such words mean at this channel, where they are no code of it; taken when all that fit mean the same. */
  readonly hints?: readonly (readonly [RegExp, string])[];
}

export interface FoundCode {
  readonly code: string;
  /** The person's own, with service and link. */
  readonly match?: CodeMatch;
}

/**
 * The destination's code: what a person has matched first, then what its own list has under the same name, then what the words surely
 * mean. Null: nothing is known and it may go without, as the connector sends such ones. Two that fit are a problem, never a guess.
 */
export function codeFor(rules: CodeRules | undefined, asked: Asked): Result<FoundCode | null> {
  const words = asked.words.flatMap((word) => (word?.trim() ? [word.trim()] : []));
  const own = (rules?.matches ?? []).filter(({ kind }) => kind === asked.kind);
  for (const fitting of [matchedAs(own), listedAs(asked.known ?? [])]) {
    const found = firstOf(words, { fitting, asked });
    if (!found.ok || found.value) return found;
  }
  return (
    hinted(words, asked) ?? unmatched(words, { asked, rule: rules?.unknown.find(({ kind }) => kind === asked.kind) })
  );
}

/** All that could be meant by a word, the exact ones first. */
type Fitting = (word: string) => readonly FoundCode[];

const matchedAs =
  (own: readonly CodeMatch[]): Fitting =>
  (word) =>
    exactOr(own, {
      isExact: ({ code }) => code === word,
      isAlike: ({ code }) => plainCode(code) === plainCode(word),
    }).map((match) => ({ code: match.target, match }));

const listedAs =
  (known: readonly KnownCode[]): Fitting =>
  (word) =>
    exactOr(known, {
      isExact: ({ code }) => code === word,
      isAlike: (entry) => namesOf(entry).includes(plainCode(word)),
    }).map(({ code }) => ({ code }));

function exactOr<Entry>(
  entries: readonly Entry[],
  { isExact, isAlike }: { isExact: (entry: Entry) => boolean; isAlike: (entry: Entry) => boolean },
): readonly Entry[] {
  const exact = entries.filter(isExact);
  return exact.length > 0 ? exact : entries.filter(isAlike);
}

/** The first word that fits something; several names for one code are one. */
function firstOf(
  words: readonly string[],
  { fitting, asked }: { fitting: Fitting; asked: Asked },
): Result<FoundCode | null> {
  for (const word of words) {
    const all = fitting(word);
    if (new Set(all.map(({ code }) => code)).size > 1) return failed(ambiguousCode(word, asked));
    const [found] = all;
    if (found) return ok(found);
  }
  return ok(null);
}

function hinted(words: readonly string[], { hints = [] }: Asked): Result<FoundCode> | null {
  const meant = new Set(hints.filter(([pattern]) => words.some((word) => pattern.test(word))).map(([, code]) => code));
  const [code] = meant;
  return meant.size === 1 && code !== undefined ? ok({ code }) : null;
}

function unmatched(
  [word]: readonly string[],
  { asked, rule }: { asked: Asked; rule: UnknownCode | undefined },
): Result<FoundCode | null> {
  const policy = rule?.policy ?? asked.policy;
  if (word !== undefined && policy === 'hold') return failed(unknownCode(word, asked));
  return ok(rule?.fallback ? { code: rule.fallback } : null);
}

const namesOf = ({ code, label = '', aliases = [] }: KnownCode) =>
  [code, label, ...aliases].filter(Boolean).map(plainCode);

const unknownCode = (word: string, { kind, destination }: Asked): Problem => ({
  code: `${kind}.unknown`,
  message: `${destination} has no ${codeKinds[kind].one} called “${word}”.`,
  advice: `Say what it is called at ${destination}; every order that waits for it goes on.`,
  subject: word,
  retry: 'never',
});

const ambiguousCode = (word: string, { kind, destination }: Asked): Problem => ({
  code: `${kind}.ambiguous`,
  message: `More than one ${codeKinds[kind].one} at ${destination} could be “${word}”.`,
  advice: 'Say which one is meant; every order that waits for it goes on.',
  subject: word,
  retry: 'never',
});

/** Of a kind for which the channel takes any words. */
export const anyWords = (otherwise: string) => ({ closed: false, policy: 'send', otherwise }) as const;
