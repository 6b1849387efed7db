'use client';
import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../_ui/workspace';
import { FileImportModal } from './file-import-modal';

/** Takes a flow, a template or a whole set-up in from a file, after showing what it would do. */
export function ImportButton() {
  const may = useMay();
  const [text, setText] = useState<string | null>(null);
  if (!may.edit) return null;
  return (
    <>
      <FileButton accept=".json,application/json" onChange={(file) => void file?.text().then(setText)}>
        {(props) => (
          <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} {...props}>
            Import a file
          </Button>
        )}
      </FileButton>
      <FileImportModal text={text} onClose={() => setText(null)} />
    </>
  );
}
