import { describe, expect, it } from 'vitest';
import { anEvent, aVisit, someConnections } from './a-visit';
import { labelConvertNode } from './label-convert.node';
import { anOrder } from './order/an-order';
import type { OrderDocument } from './order/order';

const context = { connections: someConnections() };
const document = (id: string, changes: Partial<OrderDocument> = {}): OrderDocument => ({
  id,
  externalIds: {},
  kind: 'label',
  at: '2026-01-12T00:00:00Z',
  ...changes,
});
const withDocuments = (...documents: OrderDocument[]) => anOrder({ documents });
const run = (settings: object, visit: Parameters<typeof aVisit>[0]) =>
  labelConvertNode.run({ ...settings }, aVisit(visit));

describe('convert label', () => {
  it('asks for the paper to be made from the label that has come', () => {
    expect(
      run({ paper: 'a6', fileName: '{kind} {number} {date}' }, { order: withDocuments(document('d1')) }),
    ).toMatchObject({
      kind: 'effect',
      effects: [
        {
          kind: 'convertLabel',
          documentId: 'd1',
          settings: { paper: 'a6', pages: null, fileName: 'shipping label 1001 2026-01-12.pdf' },
        },
      ],
      onSuccess: 'converted',
    });
  });
  it('takes the very label the news is about, else the latest of its kind', () => {
    const order = withDocuments(document('d1'), document('d2'), document('d3', { kind: 'invoice' }));
    const documentOf = (visit: Parameters<typeof aVisit>[0]) => {
      const outcome = run({}, visit);
      return outcome.kind === 'effect' && outcome.effects[0]?.kind === 'convertLabel' && outcome.effects[0].documentId;
    };
    expect(documentOf({ order, event: anEvent({ kind: 'labelled', factId: 'd1' }) })).toBe('d1');
    expect(documentOf({ order })).toBe('d2');
  });
  it('takes the label itself when run again, not the paper made of it', () => {
    const made = document('d1:pdf:a6', { madeFrom: 'd1' });
    expect(run({ paper: 'a6' }, { order: withDocuments(document('d1'), made) })).toMatchObject({
      effects: [{ kind: 'convertLabel', documentId: 'd1' }],
    });
  });
  it('takes only the pages asked for', () => {
    expect(run({ pages: ' 1 - 2, 4' }, { order: withDocuments(document('d1')) })).toMatchObject({
      effects: [{ settings: { pages: '1-2,4' } }],
    });
  });
  it('lets the label go on as it came, whatever paper and pages were chosen before', () => {
    const settings = { output: 'asItCame', paper: 'a6', pages: '1' };
    expect(run(settings, { order: withDocuments(document('d1')) })).toMatchObject({
      effects: [{ kind: 'convertLabel', documentId: 'd1', settings: { paper: 'asItCame', pages: null } }],
      onSuccess: 'converted',
      reason: { text: 'Shipping label found: it goes on as it came' },
    });
  });
  it('waits for a label that has not come, and says until when', () => {
    expect(run({ waitMinutes: 45 }, { now: '2026-01-10T10:14:59Z' })).toEqual({
      kind: 'reject',
      problem: {
        code: 'label.notYet',
        message: 'There is no shipping label yet. We look for it until 2026-01-10 10:15 UTC.',
        retry: 'later',
        retryAt: '2026-01-10T10:15:00.000Z',
      },
    });
  });
  it('goes the other way when the time is up, or at once', () => {
    expect(run({ waitMinutes: 45 }, { now: '2026-01-10T10:15:00Z' })).toMatchObject({
      kind: 'pass',
      port: 'noLabel',
      reason: { text: 'No shipping label came by 2026-01-10 10:15 UTC' },
    });
    expect(run({ whenNone: 'goOn', input: 'invoice' }, {})).toMatchObject({
      port: 'noLabel',
      reason: { text: 'There is no invoice' },
    });
  });
  it('makes a file name no file system stumbles over', () => {
    const order = anOrder({ source: { ...anOrder().source, number: '../#7:a\u0000b' }, documents: [document('d1')] });
    const outcome = run({ fileName: '{number}' }, { order });
    expect(outcome.kind === 'effect' && outcome.effects[0]).toMatchObject({ settings: { fileName: '-#7-a-b.pdf' } });
  });
  it.each([
    ['The file name asks for {total}, which does not exist.', { fileName: '{total}' }],
    ['Write pages as 1 or 1-2, 4; at most 20.', { pages: 'first' }],
    ['Give the file a name.', { fileName: ' ' }],
    ['Wait at least one minute.', { waitMinutes: 0 }],
    ['Minutes are a whole number.', { waitMinutes: 1.5 }],
    ['Wait at most 30 days.', { waitMinutes: 50_000 }],
  ])('checks its settings: %s', (message, settings) => {
    expect(labelConvertNode.check(settings, context).map((problem) => problem.message)).toEqual([message]);
  });
  it('is ready as it is added', () => {
    expect(labelConvertNode.check(labelConvertNode.initial, context)).toEqual([]);
    expect(labelConvertNode.summary(labelConvertNode.initial, context)).toBe(
      'Shipping label to PDF, 4 × 6 inches; waits up to 60 minutes',
    );
  });
});
