import { beforeAll, describe, expect, it } from 'vitest';
import type { Paper } from '../labels/paper';
import type { Renderer } from '../labels/renderer';
import { aPng } from './a-picture';
import { labelDesk, published } from './label-kit';
import { drawPdfPages } from './read-pdf';

const picture = aPng({ width: 400, height: 400, dpi: 203 }).toString('base64');
const pages: readonly (readonly [string, string])[] = [
  ['a carrier’s label', published('labels/dpduk.html').toString('base64')],
  ['letters of many alphabets', '<h1>Größe Łódź</h1><p>Αθήνα Київ &amp; more</p>'],
  ['a picture inside the page', `<p>See</p><img width=200 src="data:image/png;base64,${picture}">`],
  ['a page size and margins of its own', '<style>@page{size:60mm 40mm;margin:4mm}</style><p>Small'],
  ['colours behind words', '<div style="background:#0a5;color:#fff;padding:9mm">Fragile</div>'],
  ['a table wider than the paper', `<table><tr>${'<td style="min-width:40mm">Column</td>'.repeat(5)}</tr></table>`],
  ['several sheets', '<p>one</p><p style="break-before:page">two</p><p style="break-before:page">three</p>'],
  [
    'a script, a picture from elsewhere and a frame',
    '<p>Kept<script>document.body.remove()</script><img src="http://127.0.0.1:9/x"><iframe src="file:///etc/passwd"></iframe>',
  ],
];
const sheets: readonly Paper[] = ['4x6in', 'a6', 'a4', 'own'];

/** Of the dots of a page drawn at 72 to the inch, how many may differ: the edge of a letter, not a letter. */
const MOST_DIFFERENT = 0.001;

/** The same label gives the same paper from both engines: as many sheets, of the same size, that look the same. */
export function provesEnginesAgree(open: () => { readonly one: Renderer; readonly other: Renderer }): void {
  describe('both engines print the same', () => {
    let desks: readonly ReturnType<typeof labelDesk>[];
    beforeAll(() => {
      const { one, other } = open();
      desks = [labelDesk(() => one), labelDesk(() => other)];
    });
    it.each(pages.flatMap(([what, html]) => sheets.map((paper) => [what, paper, html] as const)))(
      '%s on %s',
      async (_what, paper, html) => {
        const [left = [], right = []] = await Promise.all(
          desks.map(async (desk) => drawPdfPages((await desk.paperOf([html], { paper })).bytes)),
        );
        expect(right.map(({ width, height }) => [width, height])).toEqual(
          left.map(({ width, height }) => [width, height]),
        );
        for (const [index, page] of left.entries())
          expect(partDifferent(page.dots, right[index]?.dots)).toBeLessThan(MOST_DIFFERENT);
      },
    );
  });
}

/** 0 to 1. Colours less than a tenth apart are the same to an eye. */
function partDifferent(left: Uint8ClampedArray, right: Uint8ClampedArray | undefined): number {
  if (right?.length !== left.length) return 1;
  let different = 0;
  for (let at = 0; at < left.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs((left[at + channel] ?? 0) - (right[at + channel] ?? 0)) > 25))
      different += 1;
  return different / (left.length / 4);
}
