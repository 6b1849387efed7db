import { Children, type ReactNode } from 'react';
import classes from './markdown.module.css';
import { type Block, markdownBlocks } from './markdown-blocks';

/** Help texts in a small Markdown. Makes elements, never HTML text, so nothing in it can run. */
export function Markdown({ text }: { text: string }) {
  return <div className={classes['text']}>{numbered(markdownBlocks(text).map(drawBlock))}</div>;
}

function drawBlock(block: Block): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <strong className={classes['heading']}>{inline(block.text)}</strong>;
    case 'paragraph':
      return <p>{inline(block.text)}</p>;
    case 'code':
      return <pre>{block.text}</pre>;
    case 'bullets':
      return <ul>{numbered(block.items.map((item) => <li key={item}>{inline(item)}</li>))}</ul>;
    case 'steps':
      return <ol>{numbered(block.items.map((item) => <li key={item}>{inline(item)}</li>))}</ol>;
  }
}

/** Children.toArray gives each part its place as its key: they never move. */
const numbered = (parts: readonly ReactNode[]) => Children.toArray(parts);

const marks = /(\*\*[^*]+\*\*|\*[^*\s][^*]*\*|`[^`]+`|\[[^\]]+\]\(https?:\/\/[^)\s]+\))/;

const inline = (text: string): ReactNode => numbered(text.split(marks).map(drawMark));

function drawMark(part: string): ReactNode {
  if (part.startsWith('**') && part.endsWith('**') && part.length > 4) return <strong>{part.slice(2, -2)}</strong>;
  if (part.startsWith('`') && part.endsWith('`') && part.length > 2) return <code>{part.slice(1, -1)}</code>;
  const [, label, href] = /^\[([^\]]+)\]\((https?:[^)]+)\)$/.exec(part) ?? [];
  if (label !== undefined) return <Outside href={href ?? ''}>{label}</Outside>;
  return part.startsWith('*') && part.endsWith('*') && part.length > 2 ? <em>{part.slice(1, -1)}</em> : part;
}

const Outside = ({ href, children }: { href: string; children: ReactNode }) => (
  <a href={href} target="_blank" rel="noreferrer">
    {children}
  </a>
);
