import type { Result } from '../../nodes/problem';
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
