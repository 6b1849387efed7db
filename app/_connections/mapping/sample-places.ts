import { isRecord, type Path, writePath } from '../../../nodes/order/mapping/path';

/** A place in a sample that a field can be taken from, with what stands there. */
export interface Place {
  readonly path: string;
  readonly example: string;
}

const deepest = 6;
const most = 500;
const longestExample = 40;

/** Every plain value in a sample, in its order; a list stands for each of its elements. */
export function placesIn(scope: unknown): readonly Place[] {
  const places = new Map<string, Place>();
  walk(scope, {
    path: [],
    visit: (value, path) => {
      if (isPlain(value) && places.size < most) keep(places, { path: writePath(path), example: toExample(value) });
    },
  });
  return [...places.values()].filter(({ path }) => path !== '');
}

/** Every list of things in a sample: where lines, shipments or items can lie. */
export function listsIn(scope: unknown): readonly string[] {
  const lists = new Set<string>();
  walk(scope, {
    path: [],
    visit: (value, path) => {
      if (Array.isArray(value) && value.some(isRecord)) lists.add(writePath(path));
    },
  });
  return [...lists];
}

interface Walk {
  readonly path: Path;
  readonly visit: (value: unknown, path: Path) => void;
}

function walk(value: unknown, { path, visit }: Walk): void {
  visit(value, path);
  if (path.length >= deepest) return;
  // The first few elements: optional fields may be missing in the first.
  if (Array.isArray(value)) for (const one of value.slice(0, 5)) walk(one, { path: [...path, { each: true }], visit });
  else if (isRecord(value))
    for (const [key, one] of Object.entries(value)) walk(one, { path: [...path, { key }], visit });
}

const isPlain = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);

const toExample = (value: unknown) => {
  const text = value === null ? '' : String(value);
  return text.length > longestExample ? `${text.slice(0, longestExample)}…` : text;
};

/** An empty value gives way to a telling one at the same place. */
function keep(places: Map<string, Place>, place: Place): void {
  if (!places.get(place.path)?.example) places.set(place.path, place);
}
