import { expect, it } from 'vitest';
import { markdownBlocks } from './markdown-blocks';

it('reads headings, paragraphs, steps and bullets in their order', () => {
  const text =
    '# Connect\nOpen the *settings*\nof your shop.\n\n1. Press **Apps**\n2. Copy the key\n   without spaces\n\n- one\n- two';
  expect(markdownBlocks(text)).toEqual([
    { kind: 'heading', text: 'Connect' },
    { kind: 'paragraph', text: 'Open the *settings* of your shop.' },
    { kind: 'steps', items: ['Press **Apps**', 'Copy the key without spaces'] },
    { kind: 'bullets', items: ['one', 'two'] },
  ]);
});

it('keeps fenced code as it is', () => {
  expect(markdownBlocks('Send\n```\n{ "a": 1 }\n\n- no list\n```\nand wait.')).toEqual([
    { kind: 'paragraph', text: 'Send' },
    { kind: 'code', text: '{ "a": 1 }\n\n- no list' },
    { kind: 'paragraph', text: 'and wait.' },
  ]);
});
