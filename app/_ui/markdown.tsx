import { createElement, Fragment, type ReactNode } from 'react';
import classes from './markdown.module.css';
import { type Block, markdownBlocks } from './markdown-blocks';

/** Help texts in a small Markdown. Makes elements, never HTML text, so nothing in it can run. */
export function Markdown({ text }: { text: string }) {
  return <div className={classes['text']}>{together(markdownBlocks(text).map(drawBlock))}</div>;
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
      return <ul>{together(block.items.map(drawItem))}</ul>;
    case 'steps':
      return <ol>{together(block.items.map(drawItem))}</ol>;
  }
}

const drawItem = (item: string) => <li>{inline(item)}</li>;

/** As if the parts were written one after the other; they never move, so they need no keys. */
const together = (parts: readonly ReactNode[]) => createElement(Fragment, null, ...parts);

const marks = /(\*\*[^*]+\*\*|\*[^*\s][^*]*\*|`[^`]+`|\[[^\]]+\]\(https?:\/\/[^)\s]+\))/;

const inline = (text: string): ReactNode => together(text.split(marks).map(drawMark));

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
