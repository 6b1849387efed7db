'use client';
import { Button, Checkbox, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { AlertRule } from '../../nodes/watch/alert-rule';
import { sayDone } from '../_ui/notify';
import { sayProblems } from '../_ui/problems-of';
import { Trouble } from '../_ui/trouble';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { AlertSettings } from './alert-view';
import { RecipientsInput } from './recipients-input';
import { type Errors, errorsOf } from './rule-errors';
import { toWhole, WhenFields } from './when-fields';

interface Props {
  /** Null: a new rule. */
  readonly ruleId: string | null;
  readonly isBuiltIn: boolean;
  readonly rule: AlertRule;
  readonly settings: AlertSettings;
  readonly onClose: () => void;
}

/** Everything about one rule: what it is about, who is told, and how insistently. */
export function RuleModal({ rule, ...props }: Props) {
  return (
    <Modal opened onClose={props.onClose} title={props.ruleId === null ? 'Add a rule' : rule.name} size="lg">
      <RuleForm rule={rule} {...props} />
    </Modal>
  );
}

function RuleForm({ ruleId, isBuiltIn, rule: initial, settings, onClose }: Props) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const [rule, setRule] = useState(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const change = (changes: Partial<AlertRule>) => setRule((before) => ({ ...before, ...changes }));
  const outcome = (words: string) => ({
    meta: { quiet: true },
    onSuccess: () => {
      sayDone(words);
      onClose();
    },
    onError: (error: unknown) => setTrouble(sayProblems(error)),
  });
  const save = useMutation(trpc.alerts.saveRule.mutationOptions(outcome('The rule is saved. It is looked at now.')));
  const remove = useMutation(
    trpc.alerts.removeRule.mutationOptions(
      outcome(isBuiltIn ? 'The rule is as it was at first.' : 'The rule is gone.'),
    ),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = AlertRule.safeParse(rule);
    setErrors(errorsOf(checked));
    if (checked.success) save.mutate({ workspace: slug, ruleId, rule: checked.data });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {trouble && <Trouble>{trouble}</Trouble>}
        <TextInput
          label="Name"
          placeholder="Many orders wait at night"
          data-autofocus
          value={rule.name}
          error={errors['name']}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <WhenFields when={rule.when} errors={errors} settings={settings} onChange={(when) => change({ when })} />
        <Telling rule={rule} errors={errors} settings={settings} onChange={change} />
        <Buttons
          removeLabel={ruleId === null ? null : isBuiltIn ? 'Back to how it was at first' : 'Remove the rule'}
          isRemoving={remove.isPending}
          isSaving={save.isPending}
          onRemove={() => remove.mutate({ workspace: slug, ruleId: ruleId ?? '' })}
          onClose={onClose}
        />
      </Stack>
    </form>
  );
}

interface ButtonsProps {
  readonly removeLabel: string | null;
  readonly isRemoving: boolean;
  readonly isSaving: boolean;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

function Buttons({ removeLabel, isRemoving, isSaving, onRemove, onClose }: ButtonsProps) {
  return (
    <Group justify="space-between">
      {removeLabel === null ? (
        <span />
      ) : (
        <Button variant="subtle" color="gray" loading={isRemoving} onClick={onRemove}>
          {removeLabel}
        </Button>
      )}
      <Group>
        <Button variant="default" onClick={onClose}>
          Not now
        </Button>
        <Button type="submit" loading={isSaving}>
          Save
        </Button>
      </Group>
    </Group>
  );
}

interface TellingProps {
  readonly rule: AlertRule;
  readonly errors: Errors;
  readonly settings: AlertSettings;
  readonly onChange: (changes: Partial<AlertRule>) => void;
}

/** Who is told, and how insistently. In Sluice itself it is always told. */
function Telling({ rule, errors, settings, onChange }: TellingProps) {
  const { email, webhook, evenInQuietHours, remindHours } = rule;
  const wrong = Object.entries(errors).find(([path]) => path.startsWith('email'))?.[1];
  return (
    <>
      <RecipientsInput
        label="Email to"
        value={email}
        members={settings.members}
        hasMail={settings.hasMail}
        error={wrong}
        onChange={(value) => onChange({ email: value })}
      />
      <Checkbox
        label="Emails go out in quiet hours too"
        checked={evenInQuietHours}
        onChange={(event) => onChange({ evenInQuietHours: event.currentTarget.checked })}
      />
      <Checkbox
        label="Tell webhooks that listen to alerts"
        checked={webhook}
        onChange={(event) => onChange({ webhook: event.currentTarget.checked })}
      />
      <Group gap="sm" align="flex-end">
        <Checkbox
          label="Remind by email while it lasts"
          checked={remindHours !== null}
          onChange={(event) => onChange({ remindHours: event.currentTarget.checked ? 4 : null })}
        />
        {remindHours !== null && (
          <NumberInput
            aria-label="Hours between reminders"
            prefix="every "
            suffix=" hours"
            w={150}
            min={1}
            max={168}
            value={remindHours}
            error={errors['remindHours']}
            onChange={(value) => onChange({ remindHours: toWhole(value) })}
          />
        )}
      </Group>
    </>
  );
}
