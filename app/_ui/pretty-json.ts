/** JSON text indented; anything else as it is. Long numbers keep their digits because they are only re-spaced when safe. */
export function prettyJson(text: string): string {
  try {
    const pretty = JSON.stringify(JSON.parse(text), null, 2);
    const squeezed = (one: string) => one.replace(/\s/g, '');
    return squeezed(pretty) === squeezed(text) ? pretty : text;
  } catch {
    return text;
  }
}
