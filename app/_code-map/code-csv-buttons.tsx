'use client';
import { Button, FileButton, Group } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { sayResumed } from '../_sku-map/say-resumed';
import { sayDone, sayFailed } from '../_ui/notify';
import { saveFile } from '../_ui/save-file';
import { sayMany } from '../_ui/say-number';
import { useTRPC, useTRPCClient } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import type { Destination } from './code-map-view';

/** All matches of one destination as a table file, in and out. */
export function CodeCsvButtons({ destination }: { destination: Destination }) {
  const may = useMay();
  const client = useTRPCClient();
  const { slug } = useWorkspace();
  const at = { workspace: slug, connectionId: destination.id };
  const download = () =>
    client.codeMap.exportCsv
      .query(at)
      .then(({ csv, fileName }) => saveFile({ name: fileName, type: 'text/csv', content: csv }), sayFailed);
  return (
    <Group gap="xs">
      <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void download()}>
        Export
      </Button>
      {may.edit && <ImportButton at={at} />}
    </Group>
  );
}

function ImportButton({ at }: { at: { readonly workspace: string; readonly connectionId: string } }) {
  const trpc = useTRPC();
  const bring = useMutation(
    trpc.codeMap.importCsv.mutationOptions({
      onSuccess: ({ added, changed, unchanged, resumed }) =>
        sayDone(
          `${sayMany(added, { one: 'match', many: 'matches' })} added, ${changed} changed, ${unchanged} as before. ${sayResumed(resumed)}`,
        ),
    }),
  );
  const read = (file: File | null) => file?.text().then((csv) => bring.mutate({ ...at, csv }), sayFailed);
  return (
    <FileButton accept=".csv,text/csv" onChange={(file) => void read(file)}>
      {(props) => (
        <Button
          {...props}
          variant="default"
          loading={bring.isPending}
          leftSection={<IconUpload size={16} aria-hidden />}
        >
          Import
        </Button>
      )}
    </FileButton>
  );
}
