export interface Line {
  /** What is counted, machine-read. */
  readonly kind: string;
  readonly count: number;
  readonly text: string;
}

interface Counted {
  readonly expected: string;
  readonly outcome: string | null;
  readonly n: number;
}

type Say = (count: number) => string;

const are = (n: number, [one, many]: readonly [string, string]) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** What each expectation is called before, and the outcome that fulfils it. */
const before: readonly (readonly [expected: string, say: Say])[] = [
  ['create', (n) => are(n, ['order will be created', 'orders will be created'])],
  ['link', (n) => are(n, ['exists already: it will be linked', 'exist already: they will be linked'])],
  ['send', (n) => are(n, ['update will be sent', 'updates will be sent'])],
  ['goOn', (n) => are(n, ['goes on from the step where it stopped', 'go on from the step where they stopped'])],
  ['again', (n) => are(n, ['goes through the flow again', 'go through the flow again'])],
  ['read', (n) => are(n, ['message will be read again', 'messages will be read again'])],
  ['look', (n) => are(n, ['may exist already: it is looked up first', 'may exist already: each is looked up first'])],
  ['cancelled', (n) => are(n, ['was cancelled at its source: skipped', 'were cancelled at their source: skipped'])],
  ['person', (n) => are(n, ['has to be looked at by a person: left', 'have to be looked at by a person: left'])],
  ['nothing', (n) => are(n, ['is done already', 'are done already'])],
];

const after: readonly (readonly [outcome: string, say: Say])[] = [
  ['created', (n) => are(n, ['order created', 'orders created'])],
  ['linked', (n) => are(n, ['linked to what existed', 'linked to what existed'])],
  ['sent', (n) => are(n, ['update sent', 'updates sent'])],
  ['wentOn', (n) => are(n, ['went on', 'went on'])],
  ['read', (n) => are(n, ['message read again', 'messages read again'])],
  ['cancelled', (n) => are(n, ['skipped, cancelled at its source', 'skipped, cancelled at their source'])],
  ['person', (n) => are(n, ['left for a person', 'left for a person'])],
  ['nothing', (n) => are(n, ['was done already', 'were done already'])],
  ['needsFix', (n) => are(n, ['still needs a fix', 'still need a fix'])],
];

/** What a retry will do, the most telling first. */
export const previewLines = (counts: readonly Counted[]): Line[] =>
  lines(before, { counts, of: ({ expected }) => expected });

/** What has come of it. */
export const resultLines = (counts: readonly Counted[]): Line[] =>
  lines(after, { counts, of: ({ outcome }) => outcome });

function lines(
  table: readonly (readonly [string, Say])[],
  { counts, of }: { counts: readonly Counted[]; of: (row: Counted) => string | null },
): Line[] {
  return table.flatMap(([kind, say]) => {
    const count = counts.filter((row) => of(row) === kind).reduce((sum, { n }) => sum + n, 0);
    return count === 0 ? [] : [{ kind, count, text: say(count) }];
  });
}
