'use client';
import { TextInput } from '@mantine/core';
import classes from './copy-line.module.css';
import { CopyTextButton } from './copy-text-button';

/** A line to be pasted elsewhere, with a button that copies it. */
export function CopyLine({ label, text }: { label: string; text: string }) {
  return (
    <div className={classes['row']}>
      <TextInput
        className={classes['grow'] ?? ''}
        label={label}
        value={text}
        readOnly
        classNames={{ input: classes['mono'] ?? '' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyTextButton text={text} />
    </div>
  );
}
