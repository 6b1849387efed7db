/** Attributes and CSS that make a page load something. */
const references =
  /(?:\b(?:src|srcset|href|action|data|poster|background|xlink:href)\s*=\s*["']?|\burl\(\s*["']?|@import\s+["']|content\s*=\s*["'][^"']*url=)\s*((?:[a-z][a-z0-9+.-]*:|\\\\|\/\/)[^\s"'<>)]{1,300})/giu;
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
