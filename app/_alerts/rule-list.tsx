'use client';
import { Button, Menu, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type AlertRule, newRule } from '../../nodes/watch/alert-rule';
import { sayDone } from '../_ui/notify';
import { Section } from '../_ui/section';
import { useTRPC } from '../_ui/trpc';
import { useWorkspace } from '../_ui/workspace';
import type { AlertSettings, RuleView } from './alert-view';
import classes from './alerts.module.css';
import { RuleModal } from './rule-modal';
import { sayWhen, sayWho } from './say-rule';

/** A rule that is being edited; one without an id is new. */
interface Edited {
  readonly ruleId: string | null;
  readonly isBuiltIn: boolean;
  readonly rule: AlertRule;
}

const kinds = [
  { kind: 'problems', label: 'Orders that need a fix' },
  { kind: 'connection', label: 'A connection that needs somebody' },
  { kind: 'quiet', label: 'A source that goes quiet' },
  { kind: 'deadline', label: 'A ship-by date that comes near' },
] as const;

export function RuleList({ settings }: { settings: AlertSettings }) {
  const [edited, setEdited] = useState<Edited | null>(null);
  return (
    <Section title="Rules">
      <ul className={classes['rules']}>
        {settings.rules.map((one) => (
          <RuleLine
            key={one.id}
            one={one}
            settings={settings}
            onEdit={() => setEdited({ ruleId: one.id, isBuiltIn: one.isBuiltIn, rule: one.rule })}
          />
        ))}
      </ul>
      <Menu position="bottom-start" width={270}>
        <Menu.Target>
          <Button mt="sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
            Add a rule
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>What is it about?</Menu.Label>
          {kinds.map(({ kind, label }) => (
            <Menu.Item key={kind} onClick={() => setEdited({ ruleId: null, isBuiltIn: false, rule: newRule(kind) })}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {edited && (
        <RuleModal
          key={edited.ruleId ?? edited.rule.when.kind}
          {...edited}
          settings={settings}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  );
}

interface LineProps {
  readonly one: RuleView;
  readonly settings: AlertSettings;
  readonly onEdit: () => void;
}

function RuleLine({ one: { id, rule }, settings, onEdit }: LineProps) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const save = useMutation(
    trpc.alerts.saveRule.mutationOptions({
      onSuccess: (_done, { rule: saved }) =>
        sayDone(saved.on ? `“${saved.name}” is on.` : `“${saved.name}” is off. Its open alerts are over.`),
    }),
  );
  return (
    <li>
      <span className={classes['words']}>
        <span className={rule.on ? undefined : classes['off']}>{rule.name}</span>
        <span className={classes['soft']}>{sayWhen(rule, settings)}</span>
        <span className={classes['soft']}>{rule.on ? `${sayWho(rule, settings)}.` : 'Off.'}</span>
      </span>
      <span className={classes['side']}>
        <Switch
          aria-label={`${rule.name}: on`}
          checked={rule.on}
          disabled={save.isPending}
          onChange={(event) =>
            save.mutate({ workspace: slug, ruleId: id, rule: { ...rule, on: event.currentTarget.checked } })
          }
        />
        <Button variant="default" size="compact-md" onClick={onEdit} aria-label={`Edit ${rule.name}`}>
          Edit
        </Button>
      </span>
    </li>
  );
}
