import type { Order } from '../../nodes/order/order';
import { ok, type Result } from '../../nodes/problem';
import { type Paper, papers } from '../labels/paper';
import { dropBlankPages } from '../labels/pdf';
import type { Renderer } from '../labels/renderer';
import type { Template } from './default-templates';
import { fillTemplate } from './fill-template';
import { toPaperView } from './paper-view';

export interface Writing {
  readonly template: Template;
  readonly orders: readonly Order[];
  /** The workspace's name. */
  readonly shop: string;
  /** UTC ISO. */
  readonly now: string;
}

/** The HTML of a packing slip or invoice for each order: whole, with the size and margins of its paper. */
export async function writePapers({ template, orders, shop, now }: Writing): Promise<Result<readonly string[]>> {
  const views = orders.map((order) => toPaperView(order, { shop, now }));
  const filled = await fillTemplate({ source: template.source, views });
  return filled.ok ? ok(filled.value.map((html) => pageRule(template.paper) + html)) : filled;
}

/** A template is a stranger's HTML like any other: no scripts, no network, no files. */
export async function printPaper(renderer: Renderer, html: string): Promise<Result<Uint8Array>> {
  const printed = await renderer.render({ html, paper: 'own' });
  return printed.ok ? ok(await dropBlankPages(printed.value.pdf)) : printed;
}

/** Before the template's own styles, so that those may say otherwise. */
function pageRule(paper: Paper): string {
  const { widthMm, heightMm } = papers[paper];
  if (widthMm === null) return '';
  const margin = widthMm > 150 ? 18 : 6;
  return `<style>@page { size: ${widthMm}mm ${heightMm}mm; margin: ${margin}mm }</style>`;
}
