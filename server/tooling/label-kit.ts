import { readFileSync } from 'node:fs';
import { convertLabel } from '../labels/convert-label';
import { openLabel } from '../labels/open-label';
import type { Paper } from '../labels/paper';
import type { Renderer } from '../labels/renderer';
import { readPdfPages } from './read-pdf';

const fixtures = new URL('../../../shared/fixtures/', import.meta.url);
/** A file carriers or channels have published. */
export const published = (path: string) => readFileSync(new URL(path, fixtures));

export interface Wish {
  readonly paper?: Paper;
  readonly pages?: readonly number[];
}
type Sent = string | Uint8Array;

/** What becomes of labels as channels send them. */
export function labelDesk(open: () => Renderer) {
  const convert = async (datas: readonly Sent[], { paper = '4x6in', pages }: Wish = {}) => {
    const labels = [];
    for (const data of datas) {
      const opened = await openLabel({ data });
      if (!opened.ok) return opened;
      labels.push(...opened.value);
    }
    return await convertLabel(open(), { labels, paper, ...(pages && { pages }) });
  };
  /** @throws what is wrong with the label. */
  const paperOf = async (datas: readonly Sent[], wish?: Wish) => {
    const result = await convert(datas, wish);
    if (!result.ok) throw new Error(result.problems[0]?.message);
    const { value } = result;
    return { ...value, read: value.mediaType === 'application/pdf' ? await readPdfPages(value.bytes) : [] };
  };
  return { convert, paperOf };
}
