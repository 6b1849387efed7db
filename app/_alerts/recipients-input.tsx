'use client';
import { TagsInput } from '@mantine/core';
import type { Recipients } from '../../nodes/watch/alert-rule';
import type { AlertSettings } from './alert-view';

interface Props {
  readonly label: string;
  readonly value: Recipients;
  readonly members: AlertSettings['members'];
  readonly hasMail: boolean;
  readonly error?: string | undefined;
  readonly onChange: (value: Recipients) => void;
}

/** Who gets an email: members by name, anybody else by address. */
export function RecipientsInput({ label, value, members, hasMail, error, onChange }: Props) {
  const labels = new Map(members.map(({ userId, name, email }) => [userId, `${name} (${email})`]));
  const ids = new Map([...labels].map(([id, text]) => [text, id]));
  const shown = [...value.members.flatMap((id) => labels.get(id) ?? []), ...value.addresses];
  const change = (texts: readonly string[]) =>
    onChange({
      members: texts.flatMap((text) => ids.get(text) ?? []),
      addresses: texts.filter((text) => !ids.has(text)).map((text) => text.trim()),
    });
  return (
    <TagsInput
      label={label}
      description={
        hasMail
          ? 'Choose members, or type any address and press Enter.'
          : 'No mail server is set up here, so no email can be sent. Ask whoever runs Sluice to set SMTP_URL.'
      }
      placeholder={shown.length === 0 ? 'Nobody' : ''}
      data={[...labels.values()]}
      value={shown}
      error={error}
      splitChars={[',', ';']}
      acceptValueOnBlur
      clearable
      comboboxProps={{ withinPortal: false }}
      onChange={change}
    />
  );
}
