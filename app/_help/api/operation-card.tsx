'use client';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { Markdown } from '../../_ui/markdown';
import { Payload } from '../../_ui/payload';
import classes from './api.module.css';
import { curlFor } from './curl';
import { type Address, type ApiDocument, answerOf, bodyOf, type Parameter, sayType } from './open-api';
import { SchemaView } from './schema-view';

/** One address: what it is for, and once it is open, what it takes and answers. */
export function OperationCard({ address, document }: { address: Address; document: ApiDocument }) {
  const { method, path, operation } = address;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <article className={classes['card']}>
      <h3 className={classes['head']}>
        <button
          type="button"
          className={classes['button']}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={18} className={classes['chevron']} data-open={open} aria-hidden />
          <span className={classes['summary']}>{operation.summary}</span>
          <span className={classes['address']}>
            <span className={classes['method']}>{method}</span> {path}
          </span>
        </button>
      </h3>
      <div id={id} className={classes['body']} hidden={!open}>
        {open && <Details address={address} document={document} />}
      </div>
    </article>
  );
}

function Details({ address, document }: { address: Address; document: ApiDocument }) {
  const { operation } = address;
  const body = bodyOf(operation);
  const answer = answerOf(operation);
  const roles = operation['x-roles'];
  return (
    <>
      {operation.description && <Markdown text={operation.description} />}
      {roles && <p className={classes['soft']}>For keys of the role {sayRoles(roles)}.</p>}
      {operation.parameters.length > 0 && (
        <Part title="Asked with">
          <ul className={classes['fields']}>
            {operation.parameters.map((one) => (
              <ParameterLine key={`${one.in} ${one.name}`} parameter={one} />
            ))}
          </ul>
        </Part>
      )}
      {body && (
        <Part title="Body">
          <SchemaView schema={body.schema} document={document} />
        </Part>
      )}
      {answer && (
        <Part title="Answer">
          <SchemaView schema={answer} document={document} />
        </Part>
      )}
      <Part title="In a terminal">
        <Payload text={curlFor(address, document.servers[0]?.url ?? '')} label={`curl: ${operation.summary}`} />
      </Part>
    </>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={classes['part']}>
    <h4 className={classes['partTitle']}>{title}</h4>
    {children}
  </section>
);

const places: Readonly<Record<string, string>> = {
  path: 'in the path',
  query: 'in the address',
  header: 'as a header',
};

const ParameterLine = ({ parameter: { name, in: place, required, description, schema } }: { parameter: Parameter }) => (
  <li>
    <div className={classes['field']}>
      <code>{name}</code>
      <span className={classes['soft']}>
        {sayType(schema)}, {places[place] ?? place}
        {!required && ', optional'}
      </span>
    </div>
    {description && <Markdown text={description} />}
  </li>
);

/** "editor or above". */
const sayRoles = (roles: readonly string[]) => {
  const lowest = roles.at(-1) ?? '';
  return roles.length === 1 ? lowest : `${lowest} or above`;
};
