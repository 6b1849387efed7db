import { ActionIcon, Button, NativeSelect, Group as Row } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Reason } from '../../../../nodes/rule/reason';
import { type Group, MAX_RULE_DEPTH, type Rule } from '../../../../nodes/rule/rule';
import classes from './rule.module.css';
import { addPart, newGroup, newTest, removePart, replacePart } from './rule-edits';
import { TestEditor } from './test-editor';

const modes = {
  all: { label: 'All of these are true', mode: 'all', not: false },
  any: { label: 'At least one of these is true', mode: 'any', not: false },
  notAll: { label: 'Not all of these are true', mode: 'all', not: true },
  notAny: { label: 'None of these is true', mode: 'any', not: true },
} as const;
type ModeName = keyof typeof modes;
const isModeName = (text: string): text is ModeName => text in modes;

const modeOf = ({ mode, not }: Group): ModeName => (mode === 'all' ? (not ? 'notAll' : 'all') : not ? 'notAny' : 'any');
const modeOptions = Object.entries(modes).map(([value, { label }]) => ({ value, label }));

interface Props {
  readonly group: Group;
  /** Why it holds or not on the pinned order; its parts run along with the group's. */
  readonly reason: Reason | null;
  readonly depth: number;
  readonly isLocked: boolean;
  change(rule: Group, isTyping?: boolean): void;
  /** Absent for the outermost group, which stays. */
  remove?(): void;
}

export function GroupEditor({ group, reason, depth, isLocked, change, remove }: Props) {
  return (
    <fieldset className={classes['group']} data-nested={depth > 0 || undefined}>
      <legend className={classes['hidden']}>{modes[modeOf(group)].label}</legend>
      {(group.rules.length > 1 || depth > 0 || group.not) && (
        <ModeLine group={group} isLocked={isLocked} change={change} {...(remove && { remove })} />
      )}
      {group.rules.map((rule, index) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a rule have no identity but their place
          key={index}
          rule={rule}
          reason={reason?.parts?.[index] ?? null}
          depth={depth + 1}
          isLocked={isLocked}
          change={(next, isTyping) => change(replacePart(group, { index, rule: next }), isTyping)}
          remove={() => change(removePart(group, index))}
        />
      ))}
      {!isLocked && <Adders group={group} depth={depth} change={change} />}
    </fieldset>
  );
}

function ModeLine({ group, isLocked, change, remove }: Pick<Props, 'group' | 'isLocked' | 'change' | 'remove'>) {
  const take = (name: string) => {
    if (isModeName(name)) change({ ...group, mode: modes[name].mode, not: modes[name].not });
  };
  return (
    <Row gap={4} wrap="nowrap">
      <NativeSelect
        size="xs"
        variant="unstyled"
        aria-label="How these conditions go together"
        className={classes['mode'] ?? ''}
        disabled={isLocked}
        data={modeOptions}
        value={modeOf(group)}
        onChange={({ currentTarget }) => take(currentTarget.value)}
      />
      {remove && !isLocked && (
        <ActionIcon size="sm" aria-label="Remove this group" onClick={remove}>
          <IconX size={14} aria-hidden />
        </ActionIcon>
      )}
    </Row>
  );
}

interface PartProps extends Omit<Props, 'group' | 'change' | 'remove'> {
  readonly rule: Rule;
  change(rule: Rule, isTyping?: boolean): void;
  remove(): void;
}

const Part = ({ rule, ...rest }: PartProps) =>
  rule.kind === 'group' ? <GroupEditor group={rule} {...rest} /> : <TestEditor test={rule} {...rest} />;

function Adders({ group, depth, change }: Pick<Props, 'group' | 'depth' | 'change'>) {
  return (
    <Row gap={4}>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={13} aria-hidden />}
        onClick={() => change(addPart(group, newTest()))}
      >
        Condition
      </Button>
      {depth < MAX_RULE_DEPTH - 1 && group.rules.length > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={() => change(addPart(group, newGroup()))}
        >
          Group
        </Button>
      )}
    </Row>
  );
}
