import { renameSync, statSync } from 'node:fs';
import { pino } from 'pino';
import type { Env } from '../env';
import { createLog, type Log } from '../log';

/** The log of one process, as the environment wishes it. */
export function openLog({ LOG_LEVEL, LOG_FILE }: Pick<Env, 'LOG_LEVEL' | 'LOG_FILE'>, name: string): Log {
  const options = { name, level: LOG_LEVEL };
  return LOG_FILE === undefined
    ? createLog(options)
    : createLog(options, pino.destination({ dest: LOG_FILE, mkdir: true, mode: 0o600 }));
}

/** Puts a long log aside, so that it never grows beyond two such files. */
export function turnLog(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 20_000_000) renameSync(file, `${file}.1`);
}
