import { Button, Select, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { Suspense } from 'react';
import type { ConnectionFacts } from '../../../../nodes/contract';
import { later } from '../../../_ui/later';
import { useMay } from '../../../_ui/workspace';
import { useOverlay } from '../../editor-context';
import type { FieldProps } from '../field-props';
import { canServe, type WantedAccount } from './can-serve';

const ScheduleLine = later(() => import('./schedule-line').then((file) => file.ScheduleLine));
const ConnectHere = later(() => import('./connect-here').then((file) => file.ConnectHere));

/** By name. */
const fitting = (connections: Iterable<ConnectionFacts>, wanted: WantedAccount | undefined) =>
  [...connections]
    .filter((connection) => !wanted || canServe(connection, wanted))
    .sort((a, b) => a.name.localeCompare(b.name));

export function ConnectionField({ ui, value, error, isLocked, change }: FieldProps) {
  const connections = useOverlay((state) => state.connections);
  const [isConnecting, connecting] = useDisclosure(false);
  const offered = fitting(connections.values(), ui.connection);
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  return (
    <Stack gap={8}>
      <Select
        label={ui.label}
        description={ui.help}
        placeholder={ui.none ?? (offered.length > 0 ? 'Choose an account' : 'No account yet')}
        clearable={ui.none !== undefined}
        nothingFoundMessage="No account of that name"
        error={error}
        disabled={isLocked || offered.length === 0}
        searchable
        selectFirstOptionOnChange
        allowDeselect={false}
        data={offered.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen !== null && connections.has(chosen) ? chosen : null}
        onChange={(id) => change(id ?? undefined)}
      />
      {!isLocked && <ConnectButton onClick={connecting.toggle} isOpen={isConnecting} />}
      {chosen !== null && ui.connection && 'direction' in ui.connection && ui.connection.direction === 'in' && (
        <Suspense>
          <ScheduleLine connectionId={chosen} />
        </Suspense>
      )}
      {isConnecting && (
        <Suspense>
          <ConnectHere
            wanted={ui.connection}
            onConnected={(id) => {
              connecting.close();
              change(id);
            }}
            onClose={connecting.close}
          />
        </Suspense>
      )}
    </Stack>
  );
}

function ConnectButton({ onClick, isOpen }: { onClick: () => void; isOpen: boolean }) {
  const may = useMay();
  if (!may.admin) return null;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      w="fit-content"
      leftSection={<IconPlus size={14} aria-hidden />}
      aria-expanded={isOpen}
      onClick={onClick}
    >
      Connect a new account
    </Button>
  );
}
