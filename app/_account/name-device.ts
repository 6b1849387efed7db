const browsers: readonly (readonly [mark: string, name: string])[] = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
];
const systems: readonly (readonly [mark: string, name: string])[] = [
  ['iPhone', 'an iPhone'],
  ['iPad', 'an iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'a Mac'],
  ['Linux', 'Linux'],
];

/** "Firefox on a Mac", from what a browser says of itself. */
export function nameDevice(userAgent: string): string {
  const find = (list: typeof browsers) => list.find(([mark]) => userAgent.includes(mark))?.[1];
  return `${find(browsers) ?? 'A browser'} on ${find(systems) ?? 'an unknown device'}`;
}
