'use client';
import { useState } from 'react';
import { Markdown } from '../../_ui/markdown';
import classes from './api.module.css';
import { type ApiDocument, nameOf, present, resolve, type Schema, sayType } from './open-api';

interface Props {
  readonly schema: Schema;
  readonly document: ApiDocument;
}

/** The fields of a value, each opened on demand. */
export function SchemaView({ schema, document }: Props) {
  const fields = Object.entries(fieldsOf(schema, document));
  const required = new Set(resolve(present(schema), document).required ?? []);
  if (fields.length === 0) return <p className={classes['soft']}>{sayType(schema)}</p>;
  return (
    <ul className={classes['fields']}>
      {fields.map(([name, field]) => (
        <Field key={name} name={name} schema={field} document={document} isRequired={required.has(name)} />
      ))}
    </ul>
  );
}

/** Of an object its own, of a list those of its rows, of several forms those of the one that has some. */
function fieldsOf(schema: Schema, document: ApiDocument): Readonly<Record<string, Schema>> {
  const own = resolve(present(schema), document);
  if (own.properties) return own.properties;
  if (own.items) return fieldsOf(own.items, document);
  const forms = own.anyOf ?? own.oneOf ?? [];
  return Object.assign({}, ...forms.map((form) => fieldsOf(form, document)));
}

function Field({ name, schema, document, isRequired }: Props & { name: string; isRequired: boolean }) {
  const [open, setOpen] = useState(false);
  const inner = Object.keys(fieldsOf(schema, document)).length > 0;
  const description = schema.description ?? describedIn(schema, document);
  return (
    <li>
      <div className={classes['field']}>
        <code>{name}</code>
        <span className={classes['soft']}>
          {sayType(schema)}
          {!isRequired && ', optional'}
        </span>
        {inner && (
          <button type="button" className={classes['more']} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Less' : 'Fields'}
            <span className={classes['hidden']}> of {name}</span>
          </button>
        )}
      </div>
      {description && <Markdown text={description} />}
      {open && <SchemaView schema={schema} document={document} />}
    </li>
  );
}

const describedIn = (schema: Schema, document: ApiDocument) =>
  nameOf(schema) === null ? present(schema).description : resolve(schema, document).description;
