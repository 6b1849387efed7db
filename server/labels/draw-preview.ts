import { convertLabel } from './convert-label';
import type { OpenedLabel } from './open-label';
import type { Renderer } from './renderer';
import { askChild, ChildFailed } from './run-in-child';

const program = new URL('./preview-child.ts', import.meta.url);

/**
 * A picture (PNG) of the first page, as it would lie in the printer. Null where there can be none: EPL, or a file that cannot be drawn.
 *
 * @param widthPx of the picture; printer code is drawn dot by dot.
 */
export async function drawPreview(
  renderer: Renderer,
  { label, widthPx }: { label: Pick<OpenedLabel, 'bytes' | 'mediaType' | 'sha256'>; widthPx: number },
): Promise<Uint8Array | null> {
  if (label.mediaType === 'application/epl') return null;
  if (label.mediaType === 'application/zpl') return await draw({ ...label, widthPx });
  const paper = await convertLabel(renderer, { labels: [{ ...label, wrapping: [] }], paper: 'own' });
  return paper.ok ? await draw({ ...paper.value, widthPx }) : null;
}

export async function draw(question: {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly widthPx: number;
}): Promise<Uint8Array | null> {
  const { bytes, mediaType, widthPx } = question;
  try {
    const answer = await askChild({
      program,
      question: { bytes, mediaType, widthPx },
      timeoutMs: 10_000,
      memoryMb: 512,
      needsAddons: true,
    });
    return answer instanceof Uint8Array ? answer : null;
  } catch (error) {
    if (error instanceof ChildFailed) return null;
    throw error;
  }
}
