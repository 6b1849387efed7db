import type { FieldSource } from '../../../nodes/order/mapping/mapping';
import type { Place } from './sample-places';

/** What a picker shows for a source, and back. The two special choices cannot be paths: a path never begins with these signs. */
export const alwaysChoice = '=';
export const joinChoice = '+';

export const choiceOf = (source: FieldSource | undefined): string | null => {
  switch (source?.from) {
    case undefined:
      return null;
    case 'path':
      return source.path;
    case 'constant':
      return alwaysChoice;
    case 'join':
      return joinChoice;
  }
};

export const sourceOf = (choice: string | null, before: FieldSource | undefined): FieldSource | undefined => {
  if (choice === null) return undefined;
  if (choice === alwaysChoice) return { from: 'constant', value: '' };
  if (choice === joinChoice) return { from: 'join', paths: before?.from === 'path' ? [before.path] : [] };
  return { from: 'path', path: choice };
};

const labelOf = ({ path, example }: Place) => (example === '' ? path : `${path}   ${example}`);

/** The places of the sample; one that is chosen but not in the sample stays among them. */
export function pathChoices(places: readonly Place[], chosen: readonly string[]) {
  const known = new Set(places.map(({ path }) => path));
  const strangers = chosen.filter((path) => !known.has(path)).map((path) => ({ value: path, label: path }));
  return [...strangers, ...places.map((place) => ({ value: place.path, label: labelOf(place) }))];
}

/** A source in words: the place with what stands there in the sample. */
export function saySource(source: FieldSource | undefined, places: readonly Place[]): string {
  switch (source?.from) {
    case undefined:
      return 'Not in the message';
    case 'path':
      return labelOf(places.find(({ path }) => path === source.path) ?? { path: source.path, example: '' });
    case 'constant':
      return 'Always the same text';
    case 'join':
      return 'Several places, joined';
  }
}
