import { SplitField, SplitValue, testFor } from '../../../../nodes/rule/split';
import { useOverlay } from '../../editor-context';
import type { FieldProps } from '../field-props';
import { ValueInput } from '../rule/value-input';
import { ListFrame } from './list-frame';
import { readList } from './read-list';

/** A fresh output. Never one that was there before: what is wired to it must not come back by itself. */
const newValue = (): SplitValue => ({ id: `v${crypto.randomUUID().slice(0, 8)}`, text: '' });

/** The values a split tells apart, asked for as a condition asks for its value. */
export function SplitValuesField(props: FieldProps) {
  const connections = useOverlay((state) => state.connections);
  const field = SplitField.safeParse(props.node.settings['field']);
  if (!field.success) return null;
  const withText = (value: SplitValue, text: string): SplitValue => {
    const name = connections.get(text)?.name;
    return { id: value.id, text, ...(name !== undefined && { label: name }) };
  };
  return (
    <ListFrame<SplitValue>
      field={props}
      items={readList(SplitValue, props.value)}
      noun="value"
      isOrdered
      makeNew={newValue}
      draw={(value, change) => (
        <ValueInput
          test={testFor(field.data, value.text)}
          isLocked={props.isLocked}
          change={(test, isTyping) =>
            change(withText(value, typeof test.value === 'string' ? test.value : ''), isTyping)
          }
        />
      )}
    />
  );
}
