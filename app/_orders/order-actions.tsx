'use client';
import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconExternalLink, IconFileText } from '@tabler/icons-react';
import { useMay } from '../_ui/workspace';
import type { OrderView } from './order-view';
import { RawModal } from './raw-modal';
import { RetryButton } from './retry-button';

/** What can be done with the whole order. */
export function OrderActions({ view }: { view: OrderView }) {
  const may = useMay();
  const [rawOpen, raw] = useDisclosure(false);
  const { url } = view.order.source;
  if (!may.edit && url === undefined) return null;
  return (
    <>
      {may.edit && view.runs.length > 0 && <RetryButton what={{ orderId: view.id }} label="Run it again" />}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="compact-md" leftSection={<IconDots size={16} aria-hidden />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {url !== undefined && (
            <Menu.Item
              component="a"
              href={url}
              target="_blank"
              rel="noreferrer"
              leftSection={<IconExternalLink size={16} aria-hidden />}
            >
              Open it at {view.source.name}
            </Menu.Item>
          )}
          {may.edit && (
            <Menu.Item leftSection={<IconFileText size={16} aria-hidden />} onClick={raw.open}>
              Messages as they came
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <RawModal opened={rawOpen} onClose={raw.close} about={{ orderId: view.id }} />
    </>
  );
}
