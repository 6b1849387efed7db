/**
 * JSON text indented, also behind a head of header lines; anything else as it is. Only white space changes: a number with more
 * digits than a computer keeps stays as it came.
 */
export function prettyJson(text: string): string {
  const end = text.indexOf('\n\n');
  if (end === -1 || looksLikeJson(text)) return indented(text);
  return `${text.slice(0, end)}\n\n${indented(text.slice(end + 2))}`;
}

const looksLikeJson = (text: string) => /^\s*[{[]/.test(text);

function indented(text: string): string {
  try {
    const pretty = JSON.stringify(JSON.parse(text), null, 2);
    return squeezed(pretty) === squeezed(text) ? pretty : text;
  } catch {
    return text;
  }
}

const squeezed = (text: string) => text.replace(/\s/g, '');
