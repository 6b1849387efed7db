import { Select } from '@mantine/core';

interface Props {
  readonly value: 'here' | 'mine';
  readonly onChange: (audience: 'here' | 'mine') => void;
}

/** Whether a template stays in its workspace or is there for whoever belongs to it, in all their workspaces. */
export const AudienceChoice = ({ value, onChange }: Props) => (
  <Select
    label="Who may use it"
    data={[
      { value: 'mine', label: 'People of this workspace, in all their workspaces' },
      { value: 'here', label: 'Only in this workspace' },
    ]}
    value={value}
    allowDeselect={false}
    onChange={(chosen) => onChange(chosen === 'here' ? 'here' : 'mine')}
  />
);
