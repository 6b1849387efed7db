'use client';
import { Button, Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { AlertTimes } from '../../nodes/watch/alert-rule';
import { sayDone } from '../_ui/notify';
import { sayProblems } from '../_ui/problems-of';
import { Section } from '../_ui/section';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { AlertSettings } from './alert-view';
import classes from './alerts.module.css';
import { RecipientsInput } from './recipients-input';
import { type Errors, errorsOf } from './rule-errors';

const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = [...new Set(['UTC', here, ...Intl.supportedValuesOf('timeZone')])];
const nobody = { members: [], addresses: [] };

/** When emails rest, and the summary of each morning. */
export function TimesForm({ settings }: { settings: AlertSettings }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [times, setTimes] = useState(settings.times);
  const [errors, setErrors] = useState<Errors>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const change = (changes: Partial<AlertTimes>) => setTimes((before) => ({ ...before, ...changes }));
  const save = useMutation(
    trpc.alerts.saveTimes.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => sayDone('The times are saved.'),
      onError: (error) => setTrouble(sayProblems(error)),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTrouble(null);
    const checked = AlertTimes.safeParse(times);
    setErrors(errorsOf(checked));
    if (checked.success) save.mutate({ workspace: slug, times: checked.data });
  };
  return (
    <Section title="Quiet hours and the morning’s summary">
      <form onSubmit={submit} noValidate className={classes['panel']}>
        <Stack>
          {trouble && <Trouble>{trouble}</Trouble>}
          <Select
            label="Time zone"
            searchable
            allowDeselect={false}
            data={zones}
            value={times.timeZone}
            onChange={(timeZone) => change({ timeZone: timeZone ?? 'UTC' })}
          />
          <QuietFields times={times} errors={errors} onChange={change} />
          <DigestFields times={times} errors={errors} onChange={change} settings={settings} />
          <div>
            <Button type="submit" loading={save.isPending}>
              Save times
            </Button>
          </div>
        </Stack>
      </form>
    </Section>
  );
}

interface FieldsProps {
  readonly times: AlertTimes;
  readonly errors: Errors;
  readonly onChange: (changes: Partial<AlertTimes>) => void;
}

function QuietFields({ times: { quiet, timeZone }, errors, onChange }: FieldsProps) {
  return (
    <>
      <Checkbox
        label="Quiet hours"
        description="Emails are kept and sent in one go afterwards, except of rules that may pass."
        checked={quiet !== null}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked
              ? { quiet: { from: '22:00', to: '07:00' }, timeZone: zoneFor(timeZone) }
              : { quiet: null },
          )
        }
      />
      {quiet && (
        <div className={classes['row']}>
          <TextInput
            type="time"
            label="From"
            value={quiet.from}
            error={errors['quiet.from']}
            onChange={(event) => onChange({ quiet: { ...quiet, from: event.currentTarget.value } })}
          />
          <TextInput
            type="time"
            label="Until"
            value={quiet.to}
            error={errors['quiet.to']}
            onChange={(event) => onChange({ quiet: { ...quiet, to: event.currentTarget.value } })}
          />
        </div>
      )}
    </>
  );
}

/** Whoever sets a time for the first time means the clock on their own wall. */
const zoneFor = (timeZone: string) => (timeZone === 'UTC' ? here : timeZone);

function DigestFields({
  times: { digest, timeZone },
  errors,
  onChange,
  settings,
}: FieldsProps & { settings: AlertSettings }) {
  const wrong = Object.entries(errors).find(([path]) => path.startsWith('digest.to'))?.[1];
  return (
    <>
      <Checkbox
        label="A summary each morning"
        description="Orders in and out, what needs a fix, the next ship-by dates, and whether the sources are complete."
        checked={digest !== null}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked
              ? { digest: { at: '08:00', to: nobody }, timeZone: zoneFor(timeZone) }
              : { digest: null },
          )
        }
      />
      {digest && (
        <>
          <TextInput
            type="time"
            label="At"
            w={160}
            value={digest.at}
            error={errors['digest.at']}
            onChange={(event) => onChange({ digest: { ...digest, at: event.currentTarget.value } })}
          />
          <RecipientsInput
            label="Summary to"
            value={digest.to}
            members={settings.members}
            hasMail={settings.hasMail}
            error={wrong}
            onChange={(to) => onChange({ digest: { ...digest, to } })}
          />
        </>
      )}
    </>
  );
}
