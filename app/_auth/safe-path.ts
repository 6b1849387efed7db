/** A path of ours to go on to, or the start; never an address elsewhere. */
export function safePath(wanted: string | null): string {
  if (!wanted?.startsWith('/') || wanted.startsWith('//') || wanted.includes('\\')) return '/';
  return wanted;
}
