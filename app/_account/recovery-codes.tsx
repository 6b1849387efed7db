'use client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { CopyTextButton } from '../_ui/copy-text-button';
import { saveFile } from '../_ui/save-file';
import classes from './account.module.css';

interface Props {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** The only time they are shown. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const text = `${codes.join('\n')}\n`;
  return (
    <div className={classes['setUp']}>
      <p className={classes['line']}>
        Keep these recovery codes where you find them without your phone. Each one lets you in once in place of a code
        of the app. They are not shown again.
      </p>
      <ul className={classes['recovery']} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes['buttons']}>
        <CopyTextButton text={text} />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => saveFile({ name: 'sluice-recovery-codes.txt', type: 'text/plain', content: text })}
        >
          Save as a file
        </Button>
        <Button onClick={onDone}>I have kept them</Button>
      </div>
    </div>
  );
}
