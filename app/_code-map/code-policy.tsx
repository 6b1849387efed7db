'use client';
import { Button, Radio, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { codeKinds } from '../../nodes/order/code-match';
import panel from '../_connections/panel.module.css';
import { sayDone } from '../_ui/notify';
import { sayMany } from '../_ui/say-number';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useMay, useWorkspace } from '../_ui/workspace';
import classes from './code-map.module.css';
import type { CodeKindView, Destination } from './code-map-view';
import { TargetField } from './target-field';

/** What becomes of those that nobody has matched and the destination's own list does not know. */
export function CodePolicy({ view, destination }: { view: CodeKindView; destination: Destination }) {
  const may = useMay();
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { kind, policy, fallback, otherwise, closed } = view;
  const choose = useMutation(
    trpc.codeMap.setUnknown.mutationOptions({ onSuccess: ({ resumed }) => sayDone(sayChosen(resumed)) }),
  );
  const set = (chosen: CodeKindView['policy'], goesAs: string | null) =>
    choose.mutate({
      workspace: slug,
      connectionId: destination.id,
      unknown: { kind, policy: chosen, fallback: goesAs },
    });
  const current = choose.isPending ? choose.variables.unknown.policy : policy;
  return (
    <Section title={`When nobody has matched a ${codeKinds[kind].one}`}>
      <div className={panel['panel']}>
        <Radio.Group
          aria-label={`When a ${codeKinds[kind].one} is not known at ${destination.name}`}
          value={current}
          onChange={(value) => set(value === 'hold' ? 'hold' : 'send', value === 'hold' ? null : fallback)}
        >
          <Stack gap="sm">
            <Radio
              value="hold"
              disabled={!may.edit}
              label="Hold it"
              description="It waits on Health until you say what it is called there. Nothing is guessed."
            />
            <Radio
              value="send"
              disabled={!may.edit}
              label="Send it"
              description={fallback === null ? otherwise : `It goes as “${fallback}”.`}
            />
          </Stack>
        </Radio.Group>
        {current === 'send' && may.edit && closed && (
          <div className={classes['fallback']}>
            <Fallback key={fallback} view={view} destination={destination} onChoose={(code) => set('send', code)} />
          </div>
        )}
      </div>
    </Section>
  );
}

interface FallbackProps {
  readonly view: CodeKindView;
  readonly destination: Destination;
  readonly onChoose: (code: string | null) => void;
}

/** Kept once it is said to be kept: a code half typed is none. */
function Fallback({ view: { kind, fallback }, destination, onChoose }: FallbackProps) {
  const [code, setCode] = useState(fallback ?? '');
  return (
    <div className={panel['row']}>
      <div className={panel['grow']}>
        <TargetField
          label="Send all others as"
          kind={kind}
          code=""
          required={false}
          connectionId={destination.id}
          value={code}
          onChange={setCode}
        />
      </div>
      <Button variant="default" disabled={code === (fallback ?? '')} onClick={() => onChoose(code.trim() || null)}>
        Keep
      </Button>
    </div>
  );
}

const sayChosen = (resumed: number) =>
  resumed === 0
    ? 'Kept from now on.'
    : `${sayMany(resumed, { one: 'order that waited goes', many: 'orders that waited go' })} on.`;
