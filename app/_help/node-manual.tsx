import { Stack } from '@mantine/core';
import { nodeTypes } from '../../nodes/registry';
import { Disclosure } from '../_ui/disclosure';
import { Markdown } from '../_ui/markdown';

/** The manual page of every node type, from its own definition. */
export function NodeManual() {
  return (
    <Stack gap={8}>
      {[...nodeTypes.values()].map(({ type, title, help, manual }) => (
        <Disclosure key={type} title={title} text={help}>
          <Markdown text={manual} />
        </Disclosure>
      ))}
    </Stack>
  );
}
