'use client';
import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AskForm } from './ask-form';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen. */
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  /** What stands in the line at first. */
  readonly initial?: string;
  readonly verb: string;
  readonly busy: boolean;
  readonly onSubmit: (line: string) => void;
}

/** Asks for one line before something is done, and says what will be done. */
export function OneLineModal({ opened, onClose, title, ...form }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <OneLineForm onClose={onClose} {...form} />
    </Modal>
  );
}

function OneLineForm({
  onClose,
  label,
  placeholder,
  initial = '',
  onSubmit,
  ...asked
}: Omit<Props, 'opened' | 'title'>) {
  const [line, setLine] = useState(initial);
  return (
    <AskForm {...asked} keep="Not now" onCancel={onClose} onSubmit={() => onSubmit(line)}>
      <TextInput
        label={label}
        placeholder={placeholder}
        required
        data-autofocus
        value={line}
        onChange={(event) => setLine(event.currentTarget.value)}
      />
    </AskForm>
  );
}
