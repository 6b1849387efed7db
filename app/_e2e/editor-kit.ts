import { expect, type Locator, type Page } from '@playwright/test';
import type { ConnectionFacts } from '../../nodes/contract';
import type { FlowDocument, FlowNode } from '../../nodes/graph/flow-document';
import { test as base } from './demo';

interface SavedFlow {
  readonly draft: FlowDocument;
  readonly draftRevision: number;
  readonly live: { readonly version: number; readonly document: FlowDocument } | null;
  readonly connections: readonly ConnectionFacts[];
}

/** A person at the editor. What it reads back is what the server has, never what the page believes. */
export class EditorPage {
  readonly page: Page;
  readonly canvas: Locator;
  private readonly origin: string;
  private readonly workspace: string;
  private flowId = '';
  private readonly made: string[] = [];

  /** @param home address of the workspace, e.g. "/demo-workshop". */
  constructor(page: Page, { origin, home }: { origin: string; home: string }) {
    this.page = page;
    this.origin = origin;
    this.workspace = home.slice(1);
    this.canvas = page.getByRole('region', { name: 'Canvas' });
  }

  async ask<Answer>(procedure: string, input: object): Promise<Answer> {
    const query = encodeURIComponent(JSON.stringify({ workspace: this.workspace, ...input }));
    const answer = await this.page.request.get(`/api/trpc/${procedure}?input=${query}`);
    return (await answer.json()).result.data;
  }

  async tell<Answer>(procedure: string, input: object): Promise<Answer> {
    const data = { workspace: this.workspace, ...input };
    const answer = await this.page.request.post(`/api/trpc/${procedure}`, { data, headers: { origin: this.origin } });
    return (await answer.json()).result.data;
  }

  /** Makes a flow of its own for the test and opens it. */
  async open(document?: FlowDocument) {
    const name = `Test ${Math.random().toString(36).slice(2, 8)}`;
    const { id } = await this.tell<{ id: string }>('flows.create', { name, ...(document && { document }) });
    this.made.push(id);
    await this.openExisting({ id, name });
  }

  /** The same, once the tab has said that it draws: whoever asks from now on comes second. */
  async openAndHold(document: FlowDocument) {
    const held = this.page.waitForResponse((answer) => answer.url().includes('flows.hold'));
    await this.open(document);
    await held;
  }

  /** Opens a flow that is there already. */
  async openExisting({ id, name }: { id: string; name: string }) {
    this.flowId = id;
    await this.page.goto(`/${this.workspace}/flows/${id}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(name);
  }

  get id() {
    return this.flowId;
  }

  /** As another tab would ask for the drawing. */
  hold(tab: string, { takeOver = false } = {}) {
    return this.tell<{ other: { name: string } | null }>('flows.hold', { flowId: this.flowId, tab, takeOver });
  }

  /** A flow that went live would take the orders of every test after this one. */
  async leave() {
    for (const flowId of this.made) await this.tell('flows.archive', { flowId });
  }

  /** The card of a step, by its name or its type's title. */
  card(name: string) {
    return this.canvas.locator(`.react-flow__node[aria-label="${name}"], .react-flow__node[aria-label^="${name}, "]`);
  }

  /** An output of a step, to draw wires from. */
  output(name: string, port: string) {
    return this.card(name).locator(`.react-flow__handle[data-handleid="${port}"]`);
  }

  get announcement() {
    return this.page.getByTestId('announcement');
  }

  /** Somebody else saves this draft, not through a page: an import, an older tab. */
  async saveElsewhere(draft: FlowDocument) {
    const { draftRevision: revision } = await this.saved();
    await this.tell('flows.saveDraft', { flowId: this.flowId, draft, revision });
  }

  saved(): Promise<SavedFlow> {
    return this.ask('flows.get', { flowId: this.flowId });
  }

  /** Waits until what is drawn is saved, and gives it back as the server has it. */
  async drawing(): Promise<FlowDocument> {
    await this.page.waitForTimeout(300);
    await expect(this.page.getByText(/^Saved/)).toBeVisible();
    return (await this.saved()).draft;
  }

  /** "Tag → Condition", in the order the wires were drawn. */
  async wires(): Promise<string[]> {
    const { nodes, edges } = await this.drawing();
    const nameOf = (id: string) =>
      nodes.find((node) => node.id === id)?.name ?? nodes.find((node) => node.id === id)?.type;
    return edges.map(({ from, fromPort, to }) => `${nameOf(from)} ${fromPort} ${nameOf(to)}`);
  }

  async drag(from: Locator, to: { x: number; y: number }) {
    const box = await from.boundingBox();
    if (!box) throw new Error('What is to be dragged is not on the screen.');
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await this.page.mouse.down();
    // As a hand does: a drag begins slowly, and what is dragged hangs where it was first moved.
    await this.page.mouse.move(box.x + box.width / 2 + 4, box.y + box.height / 2);
    await this.page.mouse.move(to.x - 12, to.y - 6, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }

  async middleOf(locator: Locator) {
    const box = await locator.boundingBox();
    if (!box) throw new Error('It is not on the screen.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
}

export const test = base.extend<{ editor: EditorPage }>({
  editor: async ({ page, baseURL, home }, use) => {
    const editor = new EditorPage(page, { origin: baseURL ?? '', home });
    await use(editor);
    await editor.leave();
  },
});

type Looks = Partial<FlowNode['position'] & Omit<FlowNode, 'position'>>;

/** A step of a drawing, its id and type as text: `step('t tag', { x: 400 })`. Say only what matters. */
export function step(idAndType: string, { x = 0, y = 0, ...rest }: Looks = {}): FlowNode {
  const [id = '', type = ''] = idAndType.split(' ');
  return { id, type, name: null, settings: {}, ...rest, position: { x, y } };
}

/** Wires as text: `flowOf([…], 's out t', 't out c')`. */
export const flowOf = (nodes: readonly FlowNode[], ...wires: readonly string[]): FlowDocument => ({
  version: 1,
  nodes: [...nodes],
  edges: wires.map((wire, index) => {
    const [from = '', fromPort = '', to = ''] = wire.split(' ');
    return { id: `w${index}`, from, fromPort, to };
  }),
});

/** A tag that needs nothing more to be ready. */
export const tagging = (text: string) => ({ rules: [{ set: 'addTag', value: { kind: 'constant', text } }] });

/** A flow with nothing left to put right: marketplace → tag → condition → shop. */
export async function readyFlow(editor: EditorPage, tag = 'Kogan'): Promise<FlowDocument> {
  const list = await editor.ask<readonly { id: string; kind: string }[]>('connections.list', {});
  const market = list.find(({ kind }) => kind === 'marketplace');
  const shop = list.find(({ kind }) => kind === 'shop');
  return flowOf(
    [
      step('s source', { name: 'In', settings: { connectionId: market?.id, events: ['created'] } }),
      step('t tag', { name: 'Tag it', x: 360, settings: tagging(tag) }),
      step('c condition', {
        name: 'Ask',
        x: 720,
        settings: {
          rule: {
            kind: 'group',
            mode: 'all',
            rules: [{ kind: 'test', fact: 'tags', operator: 'contains', value: tag }],
          },
        },
      }),
      step('p publish', { name: 'Out', x: 1080, settings: { connectionId: shop?.id, publish: { kind: 'always' } } }),
    ],
    's out t',
    't out c',
    'c yes p',
  );
}
