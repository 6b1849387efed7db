'use client';
import { Button, FileButton, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { sayFailed } from '../_ui/notify';
import { saveFile } from '../_ui/save-file';
import { useTRPCClient } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import type { Destination } from './destination';
import { ImportModal } from './import-modal';

/** The whole map as a table file, in and out. */
export function CsvButtons({ destinations }: { destinations: readonly Destination[] }) {
  const may = useMay();
  return (
    <>
      <ExportMenu destinations={destinations} />
      {may.edit && <ImportButton destinations={destinations} />}
    </>
  );
}

function ExportMenu({ destinations }: { destinations: readonly Destination[] }) {
  const client = useTRPCClient();
  const { slug } = useWorkspace();
  const download = (connectionId: string) =>
    client.skuMap.exportCsv
      .query({ workspace: slug, connectionId })
      .then(({ csv, fileName }) => saveFile({ name: fileName, type: 'text/csv', content: csv }), sayFailed);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>The matches at</Menu.Label>
        {destinations.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => void download(id)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ImportButton({ destinations }: { destinations: readonly Destination[] }) {
  const [csv, setCsv] = useState('');
  const [opened, { open, close }] = useDisclosure(false);
  const read = (file: File | null) =>
    file?.text().then((text) => {
      setCsv(text);
      open();
    }, sayFailed);
  return (
    <>
      <FileButton accept=".csv,text/csv" onChange={(file) => void read(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
            Import
          </Button>
        )}
      </FileButton>
      <ImportModal opened={opened} onClose={close} csv={csv} destinations={destinations} />
    </>
  );
}
