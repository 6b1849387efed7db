'use client';
import { Button, FileButton, Group } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Section } from '../_ui/section';
import { useMay } from '../_ui/workspace';
import classes from './set-up.module.css';
import { SetUpImportModal } from './set-up-import-modal';
import { useExport } from './use-export';

/** The whole set-up as a file, out and in. */
export function SetUpSection() {
  const may = useMay();
  const download = useExport();
  const [text, setText] = useState<string | null>(null);
  if (!may.edit) return null;
  return (
    <Section title="Export and import">
      <p className={classes['words']}>
        Flows and SKU matches as one file that people can read: to keep under version control, or to bring into another
        workspace. Accounts are in it by their names only, without keys and passwords.
      </p>
      <Group>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => download({})}>
          Export the set-up
        </Button>
        <FileButton accept=".json,application/json" onChange={(file) => void file?.text().then(setText)}>
          {(props) => (
            <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} {...props}>
              Import a file
            </Button>
          )}
        </FileButton>
      </Group>
      <SetUpImportModal text={text} onClose={() => setText(null)} />
    </Section>
  );
}
