const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** "0 B", "12 kB", "1.4 GB". */
export function sayBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1000)));
  const size = bytes / 1000 ** step;
  return `${step === 0 || size >= 10 ? Math.round(size) : size.toFixed(1)} ${units[step]}`;
}
