import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of all sessions of the Postgres in this folder, ended ones included; 0 where there is no /proc. */
export function postgresCpuMs(dataFolder: string): number {
  try {
    return processes().reduce((sum, pid) => sum + cpuOf(pid, dataFolder), 0);
  } catch {
    return 0;
  }
}

const processes = (): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

const ticksPerSecond = 100;

function cpuOf(pid: string, dataFolder: string): number {
  if (!isPostgres(pid)) return 0;
  const postmaster = isPostmasterOf(pid, dataFolder) || isPostmasterOf(parentOf(pid), dataFolder);
  if (!postmaster) return 0;
  const fields = readQuietly(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  // utime, stime, and for the postmaster those of its ended children
  const own = Number(fields[11]) + Number(fields[12]);
  const ended = isPostmasterOf(pid, dataFolder) ? Number(fields[13]) + Number(fields[14]) : 0;
  return ((own + ended) * 1000) / ticksPerSecond;
}

const isPostgres = (pid: string) => readQuietly(`/proc/${pid}/stat`).includes('(postgres)');
const isPostmasterOf = (pid: string, dataFolder: string) =>
  readQuietly(`/proc/${pid}/cmdline`).includes(dataFolder) && isPostgres(pid);
const parentOf = (pid: string) => readQuietly(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1] ?? '0';

function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
