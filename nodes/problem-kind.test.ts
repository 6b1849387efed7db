import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProblemFix, ProblemOwner } from './problem-fix';
import { placedCodes, problemKind } from './problem-kind';
import { kindTable } from './problem-kind-table';

/** Said to the person who just did something, or found in a drawing before it is published: they stop no order. */
const answers = new Set([
  ...['account', 'backfill', 'connector', 'document', 'file', 'hold', 'input', 'invitation', 'member', 'message'],
  ...['papers', 'problem', 'request', 'retry', 'run', 'skuMap', 'codeMap', 'template', 'workspace'],
  ...['alert', 'alertRule', 'alerts', 'webhook', 'webhookMessage', 'apiKey', 'person', 'view'],
  ...['access', 'job', 'platform', 'step'],
]);
const answerCodes = new Set(
  [
    ...['backfillRange', 'backfillRuns', 'cannotList', 'cannotPoll', 'cannotPull', 'fieldInvalid', 'inUse'],
    ...['mappingUnknown', 'notFound', 'paused', 'sampleUnreadable', 'takesNoOrders', 'testRefused'],
  ].map((word) => `connection.${word}`),
);
for (const code of [
  'delivery.notFound',
  'delivery.notNow',
  'order.notFound',
  'order.nothingToRetry',
  'order.erased',
  'order.nothingChanged',
])
  answerCodes.add(code);
/** What keeps a drawing from being published (nodes/graph/validate.ts and the nodes' own checks). */
for (const word of [
  ...['cannotConnect', 'cycle', 'draftMoved', 'draftTaken', 'duplicateId', 'noSource', 'notAFragment', 'notFound'],
  ...['nothingPublished', 'unreachable', 'listNotPublished'],
]) {
  answerCodes.add(`flow.${word}`);
}
for (const word of ['fieldNameless', 'fieldTwice', 'fileName', 'noFields']) answerCodes.add(`node.${word}`);
for (const word of ['empty', 'operatorUnfit', 'tooDeep', 'valueMissing']) answerCodes.add(`rule.${word}`);
for (const word of ['doubleValue', 'emptyValue', 'noValues', 'sameOutput']) answerCodes.add(`split.${word}`);

/** Families no table and no action shares its name with: wherever such a word stands, it is a code. */
const ownFamilies = [
  ...['carrier', 'cancelReason', 'returnReason', 'refundReason'],
  ...['sku', 'destination', 'channel', 'inbox', 'label', 'mail', 'email', 'rule', 'node', 'sluice'],
];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ['faults', 'tooling', 'bench', 'fixtures', 'simulator', 'node_modules'].includes(entry.name)
        ? []
        : sources(path);
    const isOurs = /\.ts$/.test(entry.name) && !/\.test\.ts$|simulator|problem-kind/.test(entry.name);
    return isOurs ? [readFileSync(path, 'utf8')] : [];
  });
}

const root = new URL('..', import.meta.url).pathname;
const text = ['nodes', 'server'].flatMap((room) => sources(join(root, room))).join('\n');
const written = new Set([
  ...[...text.matchAll(/\bcode: '([a-zA-Z]+\.[a-zA-Z]+)'/g)].flatMap(([, code]) => code ?? []),
  ...[...text.matchAll(new RegExp(`'((?:${ownFamilies.join('|')})\\.(?!(?:pdf|log)')[a-zA-Z]+)'`, 'g'))].flatMap(
    ([, code]) => code ?? [],
  ),
]);
const isAnswer = (code: string) => answers.has(code.slice(0, code.indexOf('.'))) || answerCodes.has(code);

describe('every code a problem can have', () => {
  it('is found in the sources', () => {
    expect(written.size).toBeGreaterThan(150);
    expect(written).toContain('destination.waitingForPayment');
  });

  it('has a place in problem-kind-table.ts: whose it is, one sentence, a way out', () => {
    const homeless = [...written].filter((code) => !placedCodes.has(code) && !isAnswer(code));
    expect(homeless.sort()).toEqual([]);
  });

  it('has one place only, and nobody keeps a place for what is never said', () => {
    const codes = kindTable.flatMap((kind) => kind.codes);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(codes.filter((code) => !written.has(code))).toEqual([]);
  });
});

it.each(kindTable.map((kind) => [kind.title, kind] as const))('“%s” says who, what and how', (_title, kind) => {
  expect(ProblemOwner.options).toContain(kind.owner);
  expect(ProblemFix.options).toContain(kind.fix);
  expect(kind.way).toMatch(/^[A-Z].{20,160}\.$/);
});

it('takes a code nobody has placed for ours to fix, and offers to try it again', () => {
  expect(problemKind('brand.new')).toMatchObject({ owner: 'sluice', fix: 'retry' });
});
