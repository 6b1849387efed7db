'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { codeKinds } from '../../nodes/order/code-match';
import { sayMany } from '../_ui/say-number';
import { Section } from '../_ui/section';
import { useMay } from '../_ui/workspace';
import classes from './code-map.module.css';
import type { CodeKindName, CodeKindView, Destination } from './code-map-view';
import { MapCodeModal } from './map-code-modal';

/** What orders wait for, each with its button. */
export function WaitingCodes({
  view: { kind, waiting },
  destination,
}: {
  view: CodeKindView;
  destination: Destination;
}) {
  return (
    <Section title="Waiting for a match">
      <ul className={classes['list']}>
        {waiting.map(({ code, orders }) => (
          <li key={code}>
            <span>
              {code}{' '}
              <span className={classes['soft']}>{sayMany(orders, { one: 'order waits', many: 'orders wait' })}</span>
            </span>
            <MatchButton kind={kind} code={code} destination={destination} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface Props {
  readonly kind: CodeKindName;
  readonly code: string;
  readonly destination: { readonly id: string; readonly name: string | null };
}

/** Opens the question what one is called there. */
export function MatchButton({ kind, code, destination }: Props) {
  const may = useMay();
  const [opened, { open, close }] = useDisclosure(false);
  if (!may.edit) return null;
  return (
    <>
      <Button size="compact-md" onClick={open}>
        {kind === 'carrier' ? 'Map carrier' : 'Map reason'}
      </Button>
      <MapCodeModal opened={opened} onClose={close} kind={kind} code={code} destination={destination} />
    </>
  );
}

/** "carrier.unknown" → "carrier"; null for a problem about something else. */
export function kindOfProblem(code: string): CodeKindName | null {
  const kind = code.slice(0, code.indexOf('.'));
  return isKind(kind) ? kind : null;
}

const isKind = (kind: string): kind is CodeKindName => Object.hasOwn(codeKinds, kind);
