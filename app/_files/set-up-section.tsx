'use client';
import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Section } from '../_ui/section';
import { useMay } from '../_ui/workspace';
import { ImportButton } from './import-button';
import classes from './set-up.module.css';
import { useExport } from './use-export';

/** The whole set-up as a file, out and in. */
export function SetUpSection() {
  const may = useMay();
  const download = useExport();
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
        <ImportButton />
      </Group>
    </Section>
  );
}
