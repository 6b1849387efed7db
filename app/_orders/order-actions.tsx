'use client';
import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconExternalLink, IconFileText, IconPencil, IconPrinter } from '@tabler/icons-react';
import { PrintPapersModal } from '../_papers/print-papers-modal';
import { useMay } from '../_ui/workspace';
import { CorrectModal } from './correct-modal';
import type { OrderView } from './order-view';
import { RawModal } from './raw-modal';
import { RetryButton } from './retry-button';

/** What can be done with the whole order. */
export function OrderActions({ view }: { view: OrderView }) {
  const may = useMay();
  const [rawOpen, raw] = useDisclosure(false);
  const [isPrinting, printing] = useDisclosure(false);
  const [isCorrecting, correcting] = useDisclosure(false);
  const { url } = view.order.source;
  if (!may.edit && url === undefined) return null;
  return (
    <>
      {may.edit && view.runs.length > 0 && view.erasedAt === null && (
        <RetryButton what={{ orderId: view.id }} label="Run it again" />
      )}
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
          {may.edit && view.erasedAt === null && (
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={correcting.open}>
              Put it right
            </Menu.Item>
          )}
          {may.edit && (
            <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={printing.open}>
              Print papers
            </Menu.Item>
          )}
          {may.edit && (
            <Menu.Item leftSection={<IconFileText size={16} aria-hidden />} onClick={raw.open}>
              Messages as they came
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <PrintPapersModal opened={isPrinting} onClose={printing.close} orderIds={[view.id]} />
      <CorrectModal opened={isCorrecting} onClose={correcting.close} view={view} />
      <RawModal opened={rawOpen} onClose={raw.close} about={{ orderId: view.id }} />
    </>
  );
}
