/** The blocks of the small Markdown our manuals and connectors are written in. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'code'; readonly text: string }
  | { readonly kind: 'bullets' | 'steps'; readonly items: readonly string[] };

const patterns = { heading: /^#{1,4}\s+/, bullets: /^[-*]\s+/, steps: /^\d+[.)]\s+/ } as const;

/** Splits text into blocks: headings, paragraphs, lists and fenced code. Everything else is a paragraph. */
export function markdownBlocks(text: string): readonly Block[] {
  const [first = '', ...fenced] = text.replaceAll('\r', '').split(/^```.*\n?/m);
  const blocks = [...proseBlocks(first)];
  for (const [index, part] of fenced.entries()) {
    if (index % 2 === 0) blocks.push({ kind: 'code', text: part.trimEnd() });
    else blocks.push(...proseBlocks(part));
  }
  return blocks;
}

const proseBlocks = (text: string): Block[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap(chunkBlocks);

type ItemKind = 'bullets' | 'steps';

/** A list may follow its sentence without an empty line. */
function chunkBlocks(chunk: string): Block[] {
  const blocks: Block[] = [];
  for (const line of chunk.split('\n')) {
    const kind = kindOf(line);
    if (kind === 'heading') blocks.push({ kind, text: line.replace(patterns.heading, '') });
    else if (kind === 'paragraph') pushText(blocks, line.trim());
    else pushItem(blocks, { kind, item: line.trim().replace(patterns[kind], '') });
  }
  return blocks;
}

/** A line of text goes on with the paragraph or the list item above it. */
function pushText(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  if (last?.kind === 'paragraph') blocks[blocks.length - 1] = { kind: 'paragraph', text: `${last.text} ${line}` };
  else if (last && 'items' in last) blocks[blocks.length - 1] = withContinuation(last, line);
  else blocks.push({ kind: 'paragraph', text: line });
}

function kindOf(line: string): 'heading' | 'paragraph' | ItemKind {
  if (patterns.heading.test(line)) return 'heading';
  if (patterns.bullets.test(line.trim())) return 'bullets';
  return patterns.steps.test(line.trim()) ? 'steps' : 'paragraph';
}

function pushItem(blocks: Block[], { kind, item }: { kind: ItemKind; item: string }): void {
  const last = blocks.at(-1);
  if (last && 'items' in last && last.kind === kind)
    blocks[blocks.length - 1] = { kind, items: [...last.items, item.trim()] };
  else blocks.push({ kind, items: [item.trim()] });
}

function withContinuation(list: Extract<Block, { items: readonly string[] }>, line: string): Block {
  const items = [...list.items];
  const last = items.pop() ?? '';
  return { kind: list.kind, items: [...items, `${last} ${line}`] };
}
