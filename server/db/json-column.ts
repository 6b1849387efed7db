import type { ColumnType } from 'kysely';

/** A jsonb column: read it with a zod schema; write it as text, because pg would send an array as a Postgres array. */
export type JsonColumn = ColumnType<unknown, string, string>;
