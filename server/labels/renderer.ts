import type { Problem, Result } from '../../nodes/problem';
import type { Paper } from './paper';

export interface HtmlPage {
  /** A whole document or a piece of one, from a carrier: never trusted. */
  readonly html: string;
  readonly paper: Paper;
}

export interface RenderedPage {
  readonly pdf: Uint8Array;
  /** What the page asked for and did not get: addresses it wanted to load. Empty for an honest label. */
  readonly refused: readonly string[];
}

/** Turns untrusted HTML into paper: no scripts, no network, no files, at most 15 s. Two engines, one behaviour. */
export interface Renderer {
  readonly engine: 'chromium' | 'gotenberg';
  /** Problems: `label.renderTimeout`, `label.renderFailed` (retry later: the engine is gone), `label.tooLarge`. */
  render(page: HtmlPage): Promise<Result<RenderedPage>>;
  close(): Promise<void>;
}

export const RENDER_TIMEOUT_MS = 15_000;
export const MAX_PDF_BYTES = 20 * 1024 * 1024;

const tooLarge: Problem = {
  code: 'label.tooLarge',
  message: 'The printed label is larger than 20 MB.',
  advice: 'This limit cannot be raised. Ask the carrier for a PDF of this label, or send it as it came.',
  retry: 'never',
};

export const renderProblems = {
  tooLarge,
  tooGreedy: { ...tooLarge, message: 'Printing the label takes more memory than a label may.' },
  tooSlow: { ...tooLarge, code: 'label.renderTimeout', message: 'Printing the label took longer than 15 seconds.' },
  busy: { code: 'label.busy', message: 'Too many labels are being printed at once.', retry: 'later' },
  lost: { code: 'label.renderFailed', message: 'The label could not be printed this time.', retry: 'later' },
} as const satisfies Record<string, Problem>;
