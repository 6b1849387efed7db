import { IconCheck, IconMinus } from '@tabler/icons-react';
import { type Capability, findCapability, Operation, operations, sayFormats } from '../../nodes/capability';
import { Section } from '../_ui/section';
import classes from './capability-table.module.css';

interface Props {
  readonly capabilities: readonly Capability[];
}

/** What crosses the connection in which direction, with the limits worth knowing. */
export function CapabilityTable({ capabilities }: Props) {
  const notes = capabilities.flatMap(({ operation, note }) =>
    note ? [`${operations[operation].label}: ${note}`] : [],
  );
  return (
    <Section title="What it can do">
      <table className={classes['table']}>
        <thead>
          <tr>
            <td />
            <th scope="col">Tells us</th>
            <th scope="col">Takes from us</th>
          </tr>
        </thead>
        <tbody>
          {Operation.options.map((operation) => (
            <tr key={operation}>
              <th scope="row">{operations[operation].label}</th>
              <Cell capability={findCapability(capabilities, { operation, direction: 'in' })} />
              <Cell capability={findCapability(capabilities, { operation, direction: 'out' })} />
            </tr>
          ))}
        </tbody>
      </table>
      {notes.map((note) => (
        <p key={note} className={classes['note']}>
          {note}
        </p>
      ))}
    </Section>
  );
}

function Cell({ capability }: { capability: Capability | undefined }) {
  if (!capability) {
    return (
      <td className={classes['no']}>
        <IconMinus size={16} role="img" aria-label="No" />
      </td>
    );
  }
  return (
    <td className={classes['yes']}>
      <IconCheck size={16} stroke={2.2} role="img" aria-label="Yes" />
      {!capability.partial && <span>whole only</span>}
      {capability.formats && <span>{sayFormats(capability.formats)}</span>}
    </td>
  );
}
