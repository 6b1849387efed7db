'use client';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { AskForm } from './ask-form';

interface Props {
  /** What will happen. */
  readonly text: string;
  readonly placeholder: string;
  readonly verb: string;
  /** The button that leaves everything as it is. */
  readonly keep: string;
  readonly busy: boolean;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks why, before something is closed for good. */
export function ReasonForm({ placeholder, onSubmit, ...asked }: Props) {
  const [reason, setReason] = useState('');
  return (
    <AskForm {...asked} onSubmit={() => onSubmit(reason)}>
      <Textarea
        label="Reason"
        placeholder={placeholder}
        required
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </AskForm>
  );
}
