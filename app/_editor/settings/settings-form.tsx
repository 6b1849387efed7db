import { Stack } from '@mantine/core';
import { type ComponentType, useMemo } from 'react';
import type { FieldUi, NodeType } from '../../../nodes/contract';
import type { FlowNode } from '../../../nodes/graph/flow-document';
import { useDrawing, useEditor } from '../editor-context';
import type { FieldProps } from './field-props';
import { MultiSelectField, SelectField, ToggleField } from './fields/choice-fields';
import { ConnectionField } from './fields/connection-field';
import { DurationField } from './fields/duration-field';
import { NamedTextsField } from './fields/named-texts-field';
import { OrderFieldField } from './fields/order-field-field';
import { LongOrderTextField, OrderTextField } from './fields/order-text-field';
import { OverwritesField } from './fields/overwrites-field';
import { PublishRuleField } from './fields/publish-rule-field';
import { SourceOverridesField } from './fields/source-overrides-field';
import { SplitValuesField } from './fields/split-values-field';
import { TagRulesField } from './fields/tag-rules-field';
import { TemplateField } from './fields/template-field';
import { LongTextField, NumberField, TextField, TimeField } from './fields/text-fields';
import { RuleField } from './rule/rule-field';
import { fieldErrors, type SettingsField, shownFields, shownValue } from './settings-fields';

const controls: Readonly<Record<FieldUi['input'], ComponentType<FieldProps>>> = {
  text: TextField,
  longText: LongTextField,
  number: NumberField,
  toggle: ToggleField,
  select: SelectField,
  multiSelect: MultiSelectField,
  connection: ConnectionField,
  rule: RuleField,
  tagRules: TagRulesField,
  publishRule: PublishRuleField,
  overwrites: OverwritesField,
  sourceOverrides: SourceOverridesField,
  template: TemplateField,
  orderText: OrderTextField,
  longOrderText: LongOrderTextField,
  orderField: OrderFieldField,
  splitValues: SplitValuesField,
  namedTexts: NamedTextsField,
  time: TimeField,
  duration: DurationField,
};

/** A node's settings as a form, made from its type's schema. Nothing here knows any node type. */
export function SettingsForm({ node, kind }: { node: FlowNode; kind: NodeType }) {
  const errors = useMemo(() => fieldErrors(kind, node.settings), [kind, node.settings]);
  return (
    <Stack gap={20}>
      {shownFields(kind, node.settings).map((field) => (
        <Field key={field.name} node={node} kind={kind} field={field} error={errors.get(field.name) ?? null} />
      ))}
    </Stack>
  );
}

interface Props {
  readonly node: FlowNode;
  readonly kind: NodeType;
  readonly field: SettingsField;
  readonly error: string | null;
}

function Field({ node, kind, field: { name, ui }, error }: Props) {
  const { store } = useEditor();
  const isLocked = useDrawing(({ lock }) => lock !== null);
  const Control = controls[ui.input];
  const change = (value: unknown, isTyping = false) => {
    const { [name]: _old, ...others } = node.settings;
    const settings = value === undefined ? others : { ...node.settings, [name]: value };
    store
      .getState()
      .dispatch({ kind: 'changeSettings', nodeId: node.id, settings }, isTyping ? { burst: `${node.id}.${name}` } : {});
  };
  // What a form marks red before anybody has typed in it only frightens; the card says what is missing all the same.
  const shownError = node.settings[name] === undefined ? null : error;
  return (
    <Control
      node={node}
      name={name}
      ui={ui}
      value={shownValue(kind, { settings: node.settings, name })}
      error={shownError}
      isLocked={isLocked}
      change={change}
    />
  );
}
