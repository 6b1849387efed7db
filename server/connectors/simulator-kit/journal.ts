import type { DatabaseSync } from 'node:sqlite';

/** Where a simulator's records outlive its process. Everything is read back once, at the start; memory answers afterwards. */
export interface Journal {
  save(kind: string, entry: { readonly key: string; readonly value: unknown }): void;
  /** In the order in which the keys were first saved. */
  load(kind: string): readonly unknown[];
  clear(): void;
  close(): void;
}

/** @param file a path, or ":memory:" to keep nothing; then it costs nothing either. */
export const openJournal = (file: string): Journal => (file === ':memory:' ? forgetful : inFile(file));

const forgetful: Journal = {
  save: () => undefined,
  load: () => [],
  clear: () => undefined,
  close: () => undefined,
};

function inFile(file: string): Journal {
  const database = openDatabase(file);
  const save = database.prepare(
    `insert into record (kind, key, document) values (?, ?, ?)
     on conflict (kind, key) do update set document = excluded.document`,
  );
  const load = database.prepare('select document from record where kind = ? order by id');
  return {
    save: (kind, { key, value }) => {
      save.run(kind, key, JSON.stringify(value));
    },
    load: (kind) => load.all(kind).map(({ document }) => JSON.parse(String(document))),
    clear: () => database.exec('delete from record'),
    close: () => database.close(),
  };
}

function openDatabase(file: string): DatabaseSync {
  // Loaded on demand: Node prints a warning for its young SQLite module, which no simulator in memory should cause.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const database = new DatabaseSync(file);
  // Survives the end of the process, not the end of the machine: it is a demo's memory, and it must be quick.
  database.exec('pragma journal_mode = wal; pragma synchronous = off; pragma busy_timeout = 2000');
  database.exec(
    `create table if not exists record (
       id integer primary key, kind text not null, key text not null, document text not null, unique (kind, key)
     )`,
  );
  return database;
}
