import { ActionIcon, NativeSelect, Select, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { facts } from '../../../../nodes/rule/facts';
import { operatorLabel, operators, operatorsFor } from '../../../../nodes/rule/operators';
import type { Reason } from '../../../../nodes/rule/reason';
import type { Test } from '../../../../nodes/rule/rule';
import classes from './rule.module.css';
import { factGroups, isFactId, isOperatorId, withFact, withOperator } from './rule-edits';
import { ValueInput } from './value-input';

interface Props {
  readonly test: Test;
  /** How this line came out on the pinned order. */
  readonly reason: Reason | null;
  readonly isLocked: boolean;
  change(test: Test, isTyping?: boolean): void;
  remove(): void;
}

/** One line of a rule: what to look at, how to compare, with what. */
export function TestEditor({ test, reason, isLocked, change, remove }: Props) {
  return (
    <div className={classes['test']}>
      <div className={classes['sentence']}>
        <FactPicker test={test} isLocked={isLocked} change={change} />
        <OperatorPicker test={test} isLocked={isLocked} change={change} />
        <ValueInput test={test} isLocked={isLocked} change={change} />
      </div>
      <div className={classes['testEnd']}>
        {!isLocked && (
          <ActionIcon size="sm" aria-label="Remove this condition" onClick={remove}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
        {reason && <Mark reason={reason} />}
      </div>
    </div>
  );
}

type PartProps = Pick<Props, 'test' | 'isLocked' | 'change'>;

function FactPicker({ test, isLocked, change }: PartProps) {
  const fact = facts[test.fact];
  return (
    <>
      <Select
        size="xs"
        aria-label="What to look at"
        className={classes['fact'] ?? ''}
        disabled={isLocked}
        data={factGroups.map(({ group, items }) => ({ group, items: [...items] }))}
        searchable
        allowDeselect={false}
        nothingFoundMessage="Nothing of that name"
        comboboxProps={{ width: 280, position: 'bottom-start' }}
        value={test.fact}
        onChange={(id) => id && isFactId(id) && change(withFact(test, id))}
      />
      {fact.param !== undefined && (
        <TextInput
          size="xs"
          aria-label={fact.param}
          placeholder={fact.param}
          className={classes['param'] ?? ''}
          disabled={isLocked}
          value={test.param ?? ''}
          onChange={({ currentTarget }) => change({ ...test, param: currentTarget.value }, true)}
        />
      )}
    </>
  );
}

function OperatorPicker({ test, isLocked, change }: PartProps) {
  const fact = facts[test.fact];
  return (
    <NativeSelect
      size="xs"
      aria-label="How to compare"
      className={classes['operator'] ?? ''}
      disabled={isLocked}
      data={operatorsFor(fact).map((id) => ({ value: id, label: operatorLabel(operators[id], fact) }))}
      value={test.operator}
      onChange={({ currentTarget }) =>
        isOperatorId(currentTarget.value) && change(withOperator(test, currentTarget.value))
      }
    />
  );
}

function Mark({ reason }: { reason: Reason }) {
  const Sign = reason.holds ? IconCheck : IconX;
  return (
    <span className={classes['mark']} data-holds={reason.holds} title={reason.text}>
      <Sign size={14} stroke={2.4} role="img" aria-label={`${reason.holds ? 'True' : 'False'}: ${reason.text}`} />
    </span>
  );
}
