import pg from 'pg';
import { expect, it } from 'vitest';
import { migrateToLatest } from '../db/migrate';
import { EnvironmentError } from '../env';
import { plainTrouble } from './plain-trouble';

it('says what is wrong with the environment in the words of who found it', () => {
  expect(plainTrouble(new EnvironmentError('PORT is a number.'))).toBe('PORT is a number.');
});

it('says that nothing listens where the database should be', async () => {
  const error = await migrateToLatest('postgres://nobody@127.0.0.1:1/none').catch((thrown: unknown) => thrown);
  expect(plainTrouble(error)).toBe('Nothing listens at the address in DATABASE_URL. Is Postgres running there?');
});

it('finds the reason under what was made of it', () => {
  const cause = new pg.DatabaseError('no', 1, 'error');
  cause.code = '28P01';
  expect(plainTrouble(new Error('Migration failed.', { cause }))).toBe(
    'Postgres refuses the password in DATABASE_URL.',
  );
});

it('leaves bugs to show themselves', () => {
  expect(plainTrouble(new TypeError('x is undefined'))).toBeNull();
});
