import { Button, Group, Stack, Text } from '@mantine/core';
import { CopyLine } from '../_ui/copy-line';

/** A secret as it is told the one time it is told. */
export function SecretOnce({ secret, note, onClose }: { secret: string; note?: string; onClose: () => void }) {
  return (
    <Stack>
      <Text>
        Keep this secret where your system checks signatures. It is shown only now; when it is lost, make a new one.{' '}
        {note}
      </Text>
      <CopyLine label="Secret" text={secret} />
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
