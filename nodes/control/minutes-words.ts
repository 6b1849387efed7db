/** A length of time as people say it: "2 days", "90 minutes". */
export function minutesWords(minutes: number): string {
  const [unit, size] = units.find(([, each]) => minutes >= each && minutes % each === 0) ?? ['minute', 1];
  const count = minutes / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const units: readonly (readonly [string, number])[] = [
  ['day', 1440],
  ['hour', 60],
];
