/** Attributes and CSS that make a page load something. */
const references =
  /(?:\b(?:src|srcset|href|action|data|poster|background|xlink:href)\s*=\s*["']?|\burl\(\s*["']?|@import\s+["']|content\s*=\s*["'][^"']{0,100}url=)\s*((?:[a-z][a-z0-9+.-]{0,20}:|\\\\|\/\/)[^\s"'<>)]{1,300})/giu;
const harmless = /^(?:data:|mailto:|tel:|about:blank)/iu;

/**
 * The addresses a label asks for besides itself. None of them is ever loaded; they are told to the person who wonders
 * why a logo is missing.
 */
export function outsideReferences(html: string): readonly string[] {
  const found = new Set<string>();
  for (const [, address = ''] of html.matchAll(references)) {
    if (!harmless.test(address)) found.add(address.slice(0, 200));
    if (found.size === 20) break;
  }
  if (/<script\b/iu.test(html)) found.add('a script');
  return [...found];
}

/** Elements that can act later than the page is printed, such as a refresh after a minute; a charset cannot. */
const restless =
  /<(?:meta(?!\s+charset\s*=\s*["']?[\w-]{1,20}["']?\s*\/?>)|i?frame|object|embed|base|script|form|portal|fencedframe)\b/iu;

/** True when the page may show another label next: nothing of this one can stir any more. */
export const leavesNothingBehind = (html: string): boolean => !restless.test(html);
