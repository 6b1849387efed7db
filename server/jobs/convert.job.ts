import { convertedId, UNTOUCHED } from '../../nodes/label/converted-document';
import { readPages } from '../../nodes/label/pages';
import { Order, type OrderDocument } from '../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import * as conversions from '../db/queries/conversions';
import { findDocument, insertDocument } from '../db/queries/documents';
import { addTraffic } from '../db/queries/flow-traffic';
import { insertProblems } from '../db/queries/problems';
import { insertErrands, settleRuns } from '../db/queries/runs';
import { withWorkspace } from '../db/with-workspace';
import { type ConvertedLabel, convertLabel } from '../labels/convert-label';
import { extensionOf, type LabelMediaType, labelMediaType } from '../labels/media-type';
import { isPaper } from '../labels/paper';
import type { Renderer } from '../labels/renderer';
import { printPapers } from './papers.job';
import { ringConvert, ringDecide } from './ring';
import type { World } from './world';

const batchSize = 10;
/** Longer than printing a batch may take, two at a time and 15 s each. */
const holdSeconds = 120;
const attempts = 5;

/** Answers "workspace W has papers to print": labels that runs wait for, then what people have asked for. */
export async function printAll(
  world: World,
  asked: { workspaceId: string; renderer: Renderer; signal: AbortSignal },
): Promise<void> {
  await printLabels(world, asked);
  await printPapers(world, asked);
}

async function printLabels(
  world: World,
  { workspaceId, renderer, signal }: { workspaceId: string; renderer: Renderer; signal: AbortSignal },
): Promise<void> {
  const { rows } = await withWorkspace(world.db, workspaceId, (trx) =>
    conversions.claimConversions({ workspaceId, limit: batchSize, holdSeconds }).execute(trx),
  );
  await Promise.all(
    rows.map(async (conversion) => {
      if (!signal.aborted) await printOne(world, { workspaceId, renderer, conversion });
    }),
  );
  if (rows.length === batchSize) await withWorkspace(world.db, workspaceId, (trx) => ringConvert(trx, [workspaceId]));
}

interface Printing {
  readonly workspaceId: string;
  readonly renderer: Renderer;
  readonly conversion: conversions.ClaimedConversion;
}

async function printOne(world: World, printing: Printing): Promise<void> {
  const order = Order.parse(printing.conversion.order);
  const document = order.documents.find(({ id }) => id === printing.conversion.documentId);
  const result = document?.sha256
    ? await print(world, { ...printing, sha256: document.sha256 })
    : failed(document ? unreadable(document) : gone);
  if (result.ok && document) return await finish(world, { ...printing, document, paper: result.value });
  const problem = result.ok ? gone : (result.problems[0] ?? gone);
  if (problem.retry === 'later' && printing.conversion.attempt < attempts) return await postpone(world, printing);
  await park(world, { ...printing, problem });
}

async function print(
  { db }: World,
  { workspaceId, renderer, conversion, sha256 }: Printing & { sha256: string },
): Promise<Result<ConvertedLabel>> {
  const row = await withWorkspace(db, workspaceId, (trx) =>
    findDocument(trx, { workspaceId, sha256 }).executeTakeFirst(),
  );
  const mediaType: LabelMediaType | null = row ? labelMediaType(row.mediaType) : null;
  if (!row || !mediaType) return failed(gone);
  const label = { bytes: row.bytes, mediaType, sha256, wrapping: [] };
  // Its facts stand beside its bytes already: they were read when it came.
  if (conversion.paper === UNTOUCHED) return ok({ ...label, pages: null, widthMm: null, heightMm: null, refused: [] });
  if (!isPaper(conversion.paper)) return failed(gone);
  const pages = readPages(conversion.pages ?? '');
  return await convertLabel(renderer, { labels: [label], paper: conversion.paper, ...(pages && { pages }) });
}

/** The paper is stored, and the run goes on with it. Only the decide lane writes orders, so the errand carries the document there. */
async function finish(
  { db }: World,
  { workspaceId, conversion, document, paper }: Printing & { document: OrderDocument; paper: ConvertedLabel },
): Promise<void> {
  const { id, runId, nodeId, port, fileName } = conversion;
  const { data: _data, sha256: _sha256, note: _note, ...rest } = document;
  const made: OrderDocument = {
    ...rest,
    id: convertedId(document.id, conversion),
    externalIds: {},
    madeFrom: document.id,
    mediaType: paper.mediaType,
    sha256: paper.sha256,
    fileName: withEnding(fileName, paper.mediaType),
    ...(paper.refused.length > 0 && { note: sayRefused(paper.refused) }),
  };
  await withWorkspace(db, workspaceId, async (trx) => {
    if (!(await conversions.endConversion(trx, { workspaceId, id, state: 'done' }))) return;
    const stored = { ...paper, wrapping: null, dpi: null };
    await insertDocument(trx, { workspaceId, document: stored }).execute();
    const errand = { workspaceId, runId, kind: 'resume', nodeId, port, onLive: false, dueAt: null } as const;
    await insertErrands([{ ...errand, document: made }]).execute(trx);
    await ringDecide(trx, [workspaceId]);
  });
}

const postpone = ({ db }: World, { workspaceId, conversion }: Printing): Promise<void> =>
  withWorkspace(db, workspaceId, async (trx) => {
    const seconds = 2 ** conversion.attempt * 5;
    await conversions.postponeConversion(trx, { workspaceId, id: conversion.id, seconds }).execute();
  });

async function park(
  { db }: World,
  { workspaceId, conversion, problem }: Printing & { problem: Problem },
): Promise<void> {
  const { id, orderId, runId, flowId, nodeId } = conversion;
  await withWorkspace(db, workspaceId, async (trx) => {
    if (!(await conversions.endConversion(trx, { workspaceId, id, state: 'parked' }))) return;
    await insertProblems(trx, [{ workspaceId, problem, orderId, runId, flowId, nodeId }]).execute();
    await settleRuns([{ workspaceId, runId, open: -1, published: false }]).execute(trx);
    await addTraffic([{ workspaceId, flowId, nodeId, what: 'undelivered', port: '' }]).execute(trx);
  });
}

const gone: Problem = { code: 'label.gone', message: 'The label is not on the order any more.', retry: 'never' };
const unreadable = ({ note }: OrderDocument): Problem => ({
  code: 'label.unreadable',
  message: note ?? 'The label cannot be read: it is neither a PDF, a picture, HTML nor printer code.',
  advice: 'Ask the channel for the label again.',
  retry: 'never',
});

/** Printer code keeps its own ending, so that a printer's driver knows it. */
const withEnding = (fileName: string, mediaType: LabelMediaType) =>
  fileName.replace(/\.pdf$/u, `.${extensionOf[mediaType]}`);

const sayRefused = (refused: readonly string[]) =>
  `Printed without what its page wanted to load or run: ${refused.join(', ')}.`.slice(0, 1000);
