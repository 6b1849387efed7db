import { createStore } from 'zustand/vanilla';
import type { FlowDocument } from '../../../nodes/graph/flow-document';
import type { Problem } from '../../../nodes/problem';
import type { EditorStore } from './editor-store';

const QUIET_MS = 800;
const RETRY_MS = [2_000, 5_000, 10_000, 30_000] as const;

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** The server cannot be reached; what is drawn is kept in this browser and sent again. */
  | { readonly kind: 'offline' }
  /** Somebody else saved this draft; ours is kept here but not sent. */
  | { readonly kind: 'moved'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string };

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly revision: number; readonly at: string }
  | { readonly kind: 'moved'; readonly problem: Problem }
  /** Somebody has taken the drawing over. */
  | { readonly kind: 'taken'; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unreachable' };

interface AutosaveOptions {
  readonly store: EditorStore;
  /** What the server has, which may be behind the drawing when this browser kept more. */
  readonly savedFlow: FlowDocument;
  readonly revision: number;
  readonly savedAt: string | null;
  send(draft: FlowDocument, revision: number): Promise<SaveAnswer>;
  /** Keeps what is not yet saved over a crash of the tab; null forgets it. */
  keep(draft: FlowDocument | null, revision: number): void;
}

interface AutosaveState {
  readonly save: SaveState;
  readonly revision: number;
  /** What the server has. */
  readonly savedFlow: FlowDocument;
}

/**
 * Saves the drawing a moment after the last change, one request at a time, each carrying the revision it builds on.
 * Whatever the answer, the drawing stays in the tab and in the browser until a server has it.
 */
export class Autosave {
  readonly state;
  private readonly store: EditorStore;
  private readonly options: AutosaveOptions;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private failures = 0;
  /** Sent without an answer: the server may have it. It is sent again as it was, so that it can be recognised there. */
  private unanswered: FlowDocument | null = null;
  private lastSavedAt: string | null;

  constructor(options: AutosaveOptions) {
    const { store, savedFlow, revision, savedAt } = options;
    this.options = options;
    this.store = store;
    this.lastSavedAt = savedAt;
    this.state = createStore<AutosaveState>()(() => ({ save: { kind: 'saved', at: savedAt }, revision, savedFlow }));
  }

  /** Saves from now on; what it gives back ends that. */
  start(): () => void {
    const stopWatching = this.store.subscribe(({ flow }, before) => flow !== before.flow && this.noticeChange());
    if (this.isDirty()) this.noticeChange();
    return () => {
      clearTimeout(this.timer);
      stopWatching();
    };
  }

  /** Resolves when everything drawn so far has been offered to the server. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.sending !== null) await this.sending;
    if (this.isStopped()) return;
    if (!this.isDirty() && this.unanswered === null) return this.settleUnchanged();
    this.sending = this.sendOnce().finally(() => {
      this.sending = null;
    });
    await this.sending;
  }

  /** The server has this drawing already: theirs was loaded in the place of ours. */
  adopt(flow: FlowDocument, { revision, at }: { readonly revision: number; readonly at: string }): void {
    this.lastSavedAt = at;
    this.state.setState({ savedFlow: flow, revision, save: { kind: 'saved', at } });
    this.options.keep(null, revision);
  }

  /** Something is drawn that no server has. */
  isDirty(): boolean {
    return this.store.getState().flow !== this.state.getState().savedFlow;
  }

  /** The drawing is this tab's again: what was left unsaved is offered once more. */
  resume(): void {
    if (!this.isDirty()) return;
    this.state.setState({ save: { kind: 'unsaved' } });
    void this.flush();
  }

  private isStopped() {
    return this.state.getState().save.kind === 'moved';
  }

  private noticeChange() {
    if (this.isStopped()) return;
    const { save, revision } = this.state.getState();
    this.options.keep(this.store.getState().flow, revision);
    if (save.kind === 'saved' || save.kind === 'refused') this.state.setState({ save: { kind: 'unsaved' } });
    if (this.sending === null) this.wait(QUIET_MS);
  }

  private wait(ms: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async sendOnce() {
    const flow = this.unanswered ?? this.store.getState().flow;
    this.state.setState({ save: { kind: 'saving' } });
    this.settle(flow, await this.options.send(flow, this.state.getState().revision));
  }

  private settle(flow: FlowDocument, answer: SaveAnswer) {
    this.unanswered = answer.kind === 'unreachable' ? flow : null;
    switch (answer.kind) {
      case 'saved':
        return this.settleSaved(flow, answer);
      case 'unreachable':
        this.state.setState({ save: { kind: 'offline' } });
        return this.wait(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)] ?? QUIET_MS);
      case 'refused':
        return this.state.setState({ save: { kind: 'refused', message: answer.problem.message } });
      case 'taken': {
        const { message, subject } = answer.problem;
        this.state.setState({ save: { kind: 'moved', message } });
        return this.store.getState().setLock({ kind: 'held', by: subject ?? '', isSelf: false });
      }
      case 'moved': {
        const { message, subject } = answer.problem;
        this.state.setState({ save: { kind: 'moved', message } });
        this.store.getState().setLock({ kind: 'moved', by: subject || null, message });
      }
    }
  }

  private settleSaved(flow: FlowDocument, { revision, at }: SaveAnswer & { kind: 'saved' }) {
    this.failures = 0;
    this.lastSavedAt = at;
    this.state.setState({ savedFlow: flow, revision });
    if (this.isDirty()) return this.wait(QUIET_MS);
    this.options.keep(null, revision);
    this.state.setState({ save: { kind: 'saved', at } });
  }

  /** Changed and changed back before anything was sent. */
  private settleUnchanged() {
    this.options.keep(null, this.state.getState().revision);
    if (this.state.getState().save.kind === 'unsaved') {
      this.state.setState({ save: { kind: 'saved', at: this.lastSavedAt } });
    }
  }
}
