import { findConverted } from '../../nodes/label/converted-document';
import { documentKinds } from '../../nodes/label/label-convert-settings';
import { Order, type OrderDocument } from '../../nodes/order/order';
import { failed, ok, type Problem, type Result } from '../../nodes/problem';
import { findDocument } from '../db/queries/documents';
import * as jobs from '../db/queries/paper-jobs';
import { withWorkspace } from '../db/with-workspace';
import { convertLabel } from '../labels/convert-label';
import { labelMediaType } from '../labels/media-type';
import { isPaper, type Paper } from '../labels/paper';
import { joinPdfs, readPdf } from '../labels/pdf';
import type { Renderer } from '../labels/renderer';
import type { MissingPaper } from '../papers/get-papers';
import { findTemplateView } from '../papers/get-template';
import { PaperKind } from '../papers/template-kind';
import { printPaper, writePapers } from '../papers/write-papers';
import type { World } from './world';

const holdSeconds = 60;
const attempts = 3;
const MAX_BYTES = 50_000_000;

/** Makes the PDFs people have asked for, one after the other, until there are none or the worker stops. */
export async function printPapers(
  world: World,
  { workspaceId, renderer, signal }: { workspaceId: string; renderer: Renderer; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    const { rows } = await withWorkspace(world.db, workspaceId, (trx) =>
      jobs.claimPaperJob({ workspaceId, holdSeconds }).execute(trx),
    );
    const [job] = rows;
    if (!job) return;
    await printJob(world, { workspaceId, renderer, signal, job });
  }
}

interface Printing {
  readonly workspaceId: string;
  readonly renderer: Renderer;
  readonly signal: AbortSignal;
  readonly job: jobs.ClaimedPaperJob;
}

async function printJob(world: World, printing: Printing): Promise<void> {
  const { workspaceId, job, signal } = printing;
  const end = (made: Pick<jobs.PaperJobEnd, 'state' | 'bytes' | 'pages' | 'missing'>) =>
    withWorkspace(world.db, workspaceId, (trx) =>
      jobs.endPaperJob(trx, { workspaceId, id: job.id, ...made }).execute(),
    );
  // Its workers died of it, one after the other.
  if (job.attempt > attempts) return void (await end({ state: 'failed', bytes: null, pages: 0, missing: [] }));
  const stack: Stack = { parts: [], missing: [], size: 0 };
  for (const [position, orderId] of job.orderIds.entries()) {
    if (signal.aborted) return; // somebody else begins anew when the hold is over
    await addOrder(world, { printing, orderId, stack });
    await withWorkspace(world.db, workspaceId, (trx) =>
      jobs.notePaperProgress(trx, { workspaceId, id: job.id, finished: position + 1, holdSeconds }).execute(),
    );
  }
  const bytes = stack.parts.length > 0 ? await joinPdfs(stack.parts) : null;
  const pages = bytes ? ((await readPdf(bytes))?.pages ?? 0) : 0;
  await end({ state: 'done', bytes, pages, missing: stack.missing });
}

/** What has been printed so far. */
interface Stack {
  readonly parts: { readonly bytes: Uint8Array }[];
  readonly missing: MissingPaper[];
  size: number;
}

async function addOrder(
  world: World,
  { printing, orderId, stack }: { printing: Printing; orderId: string; stack: Stack },
): Promise<void> {
  const { workspaceId, job } = printing;
  const order = await loadOrder(world, { workspaceId, orderId });
  if (!order) return; // erased meanwhile
  for (const kind of job.kinds.map((text) => PaperKind.parse(text))) {
    const made = stack.size < MAX_BYTES ? await makePaper(world, { ...printing, order, kind }) : failed(tooMuch);
    if (made.ok) {
      stack.parts.push({ bytes: made.value });
      stack.size += made.value.length;
    } else stack.missing.push(toMissing(made.problems, { orderId, number: order.source.number, kind }));
  }
}

const tooMuch = { code: 'papers.tooMuch', message: 'the PDF would be larger than 50 MB', retry: 'never' } as const;

async function loadOrder(
  { db }: World,
  { workspaceId, orderId }: { workspaceId: string; orderId: string },
): Promise<Order | null> {
  const row = await withWorkspace(db, workspaceId, (trx) =>
    trx
      .selectFrom('order')
      .select('content')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', orderId)
      .executeTakeFirst(),
  );
  return row ? Order.parse(row.content) : null;
}

function toMissing(
  problems: readonly Problem[],
  { orderId, number, kind }: { orderId: string; number: string; kind: PaperKind },
): MissingPaper {
  return { orderId, number, reason: `${documentKinds[kind]}: ${problems[0]?.message ?? 'could not be made'}` };
}

interface Making extends Printing {
  readonly order: Order;
  readonly kind: PaperKind;
}

const makePaper = (world: World, making: Making): Promise<Result<Uint8Array>> =>
  making.kind === 'label' ? printOrderLabels(world, making) : writeSlip(world, { ...making, kind: making.kind });

/** Every label of the order that came, in its order; the paper made of one earlier is taken as it is. */
async function printOrderLabels(
  { db }: World,
  { workspaceId, renderer, order, job }: Making,
): Promise<Result<Uint8Array>> {
  const paper: Paper = isPaper(job.paper) ? job.paper : '4x6in';
  const came = order.documents.filter(({ kind, madeFrom }) => kind === 'label' && madeFrom === undefined);
  if (came.length === 0) return failed(noLabel);
  const labels = [];
  for (const document of came) {
    const { sha256 } = findConverted(order, { documentId: document.id, making: { paper, pages: null } }) ?? document;
    const opened = await load(db, { workspaceId, sha256, document });
    if (!opened.ok) return opened;
    labels.push(opened.value);
  }
  const made = await convertLabel(renderer, { labels, paper });
  if (!made.ok) return made;
  return made.value.mediaType === 'application/pdf' ? ok(made.value.bytes) : failed(printerCode);
}

async function load(
  db: World['db'],
  { workspaceId, sha256, document }: { workspaceId: string; sha256: string | undefined; document: OrderDocument },
) {
  const row =
    sha256 === undefined
      ? undefined
      : await withWorkspace(db, workspaceId, (trx) => findDocument(trx, { workspaceId, sha256 }).executeTakeFirst());
  const mediaType = row ? labelMediaType(row.mediaType) : null;
  if (!row || !mediaType) return failed({ ...noLabel, message: document.note ?? 'it could not be read when it came' });
  return ok({ bytes: row.bytes, mediaType, sha256: row.sha256, wrapping: [] });
}

const noLabel = { code: 'label.none', message: 'none has come', retry: 'never' } as const;
const printerCode = {
  code: 'label.printerCode',
  message: 'it is printer code, to be sent to a label printer from the order’s page',
  retry: 'never',
} as const;

async function writeSlip(
  { db, now }: World,
  { workspaceId, renderer, order, kind }: Making & { kind: Exclude<PaperKind, 'label'> },
): Promise<Result<Uint8Array>> {
  const { template, shop } = await withWorkspace(db, workspaceId, async (trx) => ({
    template: await findTemplateView(trx, { workspaceId, kind }),
    shop: await trx.selectFrom('workspace').select('name').where('id', '=', workspaceId).executeTakeFirstOrThrow(),
  }));
  const written = await writePapers({ template, orders: [order], shop: shop.name, now: now().toISOString() });
  if (!written.ok) return written;
  return await printPaper(renderer, written.value[0] ?? '');
}
