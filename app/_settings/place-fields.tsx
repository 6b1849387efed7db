'use client';
import { Select, Switch, TextInput } from '@mantine/core';
import type { Role } from '../../server/workspaces/member';
import { useMay } from '../_ui/workspace';
import { roleWords } from './role-words';

export interface PlaceChoice {
  readonly role: Role;
  /** Last day of a consultant, YYYY-MM-DD; null for a member who stays. */
  readonly until: string | null;
}

interface Props {
  readonly place: PlaceChoice;
  readonly onChange: (place: PlaceChoice) => void;
}

const monthMs = 30 * 24 * 60 * 60 * 1000;
const inAMonth = () => new Date(Date.now() + monthMs).toISOString().slice(0, 10);

/** What somebody may do here, and for how long. */
export function PlaceFields({ place, onChange }: Props) {
  const may = useMay();
  const { role, until } = place;
  const roles = (Object.keys(roleWords) as Role[]).filter((one) => one !== 'owner' || (may.own && until === null));
  return (
    <>
      <Select
        label="Role"
        data={roles.map((value) => ({ value, label: roleWords[value] }))}
        value={role}
        allowDeselect={false}
        onChange={(value) => onChange({ ...place, role: (value ?? role) as Role })}
      />
      {may.own && (
        <Switch
          label="A consultant, for a limited time"
          checked={until !== null}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ role: checked && role === 'owner' ? 'admin' : role, until: checked ? inAMonth() : null })
          }
        />
      )}
      {until !== null && (
        <TextInput
          type="date"
          label="Last day"
          description="The next day this person is out by itself."
          required
          value={until}
          onChange={({ currentTarget: { value } }) => onChange({ ...place, until: value })}
        />
      )}
    </>
  );
}

/** The very end of that day where the person sits, as the server wants it. */
export const endOf = (day: string | null): string | null => (day ? new Date(`${day}T23:59:59`).toISOString() : null);
