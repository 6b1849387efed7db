import { IconSquareRounded } from '@tabler/icons-react';
import { expect, it } from 'vitest';
import { nodeTypes } from '../../nodes/registry';
import { NodeIcon } from './node-icon';

it.each([...nodeTypes.values()].map(({ type, icon }) => [type, icon] as const))(
  '%s has a picture of its own',
  (_, icon) => {
    expect(NodeIcon({ name: icon }).type).not.toBe(IconSquareRounded);
  },
);
