import type { SimRequest, SimResponse } from './http-types';

/** Text that is markup already; everything else put into `html` is escaped. */
class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type { Markup };

type Part = string | number | Markup | readonly Markup[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeText = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

/** Template tag: `html\`<p>${name}</p>\`` with every value escaped, whoever it came from. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((string, index) => string + render(parts[index])).join(''));
}

function render(part: Part | undefined): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escapeText(String(part));
}

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 16%, transparent); --accent: #0b7285; }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1.5rem; }
header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; flex-wrap: wrap; }
h1 { font-size: 1.5rem; margin: 0; }
p { margin: .25rem 0 1rem; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .55rem .75rem .55rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; white-space: nowrap; }
td form { display: inline; }
.amount { text-align: right; white-space: nowrap; }
.tag { border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .5rem; margin-right: .25rem; white-space: nowrap; }
button { font: inherit; padding: .35rem .8rem; border: 1px solid var(--accent); border-radius: 8px; background: none; color: inherit; cursor: pointer; }
button.main { background: var(--accent); color: #fff; }
small { opacity: .75; }
button, td strong, td small { white-space: nowrap; }
header p, form { margin-bottom: 1rem; }
td form { margin: 0; }
input { font: inherit; padding: .3rem .5rem; border: 1px solid var(--line); border-radius: 8px; background: none; color: inherit; }`;

/** A page a person can read and press buttons on; no script, so nothing to break. */
export function answerPage({
  title,
  body,
  status = 200,
}: {
  title: string;
  body: Markup;
  status?: number;
}): SimResponse {
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${new Markup(style)}</style></head><body>${body}</body></html>`;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    },
    body: page.text,
  };
}

/** After a button was pressed: back to the list, so that reloading presses nothing again. */
export const goTo = (location: string): SimResponse => ({ status: 303, headers: { location } });

/** A form on somebody else's page must not press our buttons; browsers say where a request was started. */
export const isOwnForm = ({ headers }: SimRequest) => {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
};
