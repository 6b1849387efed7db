'use client';
import { useQuery } from '@tanstack/react-query';
import { calmMs } from '../_ui/query-client';
import { QueryView } from '../_ui/query-view';
import { sayCount, sayMany } from '../_ui/say-number';
import { TableSkeleton } from '../_ui/skeletons';
import { StateBadge } from '../_ui/state-badge';
import { type Outputs, useTRPC } from '../_ui/trpc';
import classes from './admin.module.css';
import { Fact } from './fact';
import { sayBytes } from './say-bytes';
import { Titled } from './titled';

type Database = Outputs['platform']['database'];

/** How large the database is, what holds the room, and whether its tables are those this Sluice expects. */
export function DatabaseSection() {
  const trpc = useTRPC();
  const query = useQuery(trpc.platform.database.queryOptions(undefined, { refetchInterval: calmMs }));
  return (
    <Titled title="Database">
      <QueryView query={query} skeleton={<TableSkeleton rows={6} />}>
        {(database) => (
          <>
            <Versions database={database} />
            <Tables tables={database.tables} />
          </>
        )}
      </QueryView>
    </Titled>
  );
}

function Versions({ database: { bytes, versions, migrations } }: { database: Database }) {
  const { ran, pending, unknown } = migrations;
  const isWell = pending.length + unknown.length === 0;
  return (
    <ul className={classes['list']}>
      <li>
        <div className={classes['words']}>
          <span className={classes['name']}>
            Migrations
            {isWell ? (
              <StateBadge state="flowing" word="Up to date" />
            ) : (
              <StateBadge state="needsFix" word="Do not match" />
            )}
          </span>
          <span className={classes['soft']}>
            {sayMany(ran.length, { one: 'migration' })}, the last is {ran.at(-1)?.name}
            {pending.length > 0 && `. Not run yet: ${pending.join(', ')}`}
            {unknown.length > 0 && `. Of a newer Sluice: ${unknown.join(', ')}`}
          </span>
        </div>
        <dl className={classes['facts']}>
          <Fact name="Size">{sayBytes(bytes)}</Fact>
          <Fact name="Sluice">{versions.sluice}</Fact>
          <Fact name="Postgres">{versions.postgres}</Fact>
          <Fact name="Node">{versions.node}</Fact>
        </dl>
      </li>
    </ul>
  );
}

function Tables({ tables }: Pick<Database, 'tables'>) {
  return (
    <table className={classes['table']} style={{ marginTop: 12 }}>
      <thead>
        <tr>
          <th scope="col">Table</th>
          <th scope="col" className={classes['right']}>
            Rows, about
          </th>
          <th scope="col" className={classes['right']}>
            Size
          </th>
        </tr>
      </thead>
      <tbody>
        {tables.map(({ name, rows, bytes }) => (
          <tr key={name}>
            <td>{name}</td>
            <td className={classes['right']}>{sayCount(rows)}</td>
            <td className={classes['right']}>{sayBytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
