'use client';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { MappableField } from '../../../nodes/order/mapping/fields';
import type { FieldSource } from '../../../nodes/order/mapping/mapping';
import classes from './mapping.module.css';
import { placesIn } from './sample-places';
import { SourcePicker } from './source-picker';

type Sources = Readonly<Record<string, FieldSource | undefined>>;

interface Props<Chosen extends Sources> {
  readonly fields: Readonly<Record<string, MappableField>>;
  readonly sources: Chosen;
  /** The part of the sample the places lie in. */
  readonly scope: unknown;
  /** Said before a field's name for those who only hear it, e.g. "Line". */
  readonly what: string;
  readonly onChange: (sources: Chosen) => void;
}

/** Which field is where: what is needed and what is picked first, the rest on demand. */
export function FieldRows<Chosen extends Sources>({ fields, sources, scope, what, onChange }: Props<Chosen>) {
  const [showAll, { toggle }] = useDisclosure(false);
  const places = placesIn(scope);
  const all = Object.entries(fields);
  const shown = all.filter(([name, { required }]) => showAll || required || sources[name]);
  return (
    <div>
      {shown.map(([name, field]) => (
        <div key={name} className={classes['row']}>
          <span className={classes['name']}>
            {field.label}
            {field.required && <span className={classes['needed']}> needed</span>}
            {field.help && <span className={classes['help']}>{field.help}</span>}
          </span>
          <SourcePicker
            label={`${what}: ${field.label}`}
            source={sources[name]}
            places={places}
            onChange={(source) => onChange({ ...sources, [name]: source })}
          />
        </div>
      ))}
      {shown.length < all.length || showAll ? (
        <Button variant="subtle" size="compact-sm" mt={4} onClick={toggle}>
          {showAll ? 'Hide what is not picked' : `Show ${all.length - shown.length} more fields`}
        </Button>
      ) : null}
    </div>
  );
}
