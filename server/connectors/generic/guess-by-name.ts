import type { FieldSource, Mapping } from '../../../nodes/order/mapping/mapping';
import { isRecord, parsePath, valuesAt, writePath } from '../../../nodes/order/mapping/path';
import { plainName } from './find-order';
import { addressNames, addressParts, buyerNames, lineNames, orderNames } from './name-lists';

type Names = Readonly<Record<string, readonly string[]>>;
type Guessed = Pick<Mapping, 'order' | 'lines' | 'amounts'>;

/** Which field is which by what people usually call them. Pure. */
export function guessByName(order: Readonly<Record<string, unknown>>, linesPath: string): Guessed {
  const path = parsePath(linesPath);
  const [lines] = path.ok ? valuesAt(order, path.value) : [];
  const line: unknown = Array.isArray(lines) ? lines[0] : undefined;
  return {
    order: {
      ...pick(order, orderNames),
      ...pickBuyer(order),
      ...pickAddress(order, 'bill'),
      ...pickAddress(order, 'ship'),
    },
    lines: { path: linesPath, fields: isRecord(line) ? pick(line, lineNames) : {} },
    amounts: isInMinorUnits(order, line) ? 'minor' : 'major',
  };
}

interface Place {
  readonly path: string;
  readonly name: string;
  readonly value: unknown;
}

/** Plain values of a thing, and of the things right inside it: totals, dates and the like are often grouped. */
function placesIn(thing: Readonly<Record<string, unknown>>): readonly Place[] {
  const own = Object.entries(thing);
  const places = own.filter(([, value]) => isPlain(value)).map(([key, value]) => toPlace([key], value));
  const grouped = own.flatMap(([key, group]) =>
    isRecord(group) && !isPerson(key)
      ? Object.entries(group)
          .filter(([, value]) => isPlain(value))
          .map(([inner, value]) => toPlace([key, inner], value))
      : [],
  );
  return [...places, ...grouped];
}

const isPlain = (value: unknown) => value !== null && (typeof value !== 'object' || isTagList(value));
const isTagList = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string');
const isPerson = (key: string) => /ship|deliver|bill|invoice|customer|buyer|recipient|address/.test(plainName(key));

const toPlace = (keys: readonly string[], value: unknown): Place => ({
  path: writePath(keys.map((key) => ({ key }))),
  name: plainName(keys.join('')),
  value,
});

/** For each field the first of its usual names that is there; a grouped name counts whole ("totals.tax") and by its end ("tax"). */
function pick(thing: Readonly<Record<string, unknown>>, names: Names): Record<string, FieldSource> {
  const places = placesIn(thing);
  const found: Record<string, FieldSource> = {};
  const taken = new Set<string>();
  for (const [field, wanted] of Object.entries(names)) {
    const place = firstOf(places, wanted);
    if (!place || taken.has(place.path)) continue;
    taken.add(place.path);
    found[field] = { from: 'path', path: place.path };
  }
  return found;
}

function firstOf(places: readonly Place[], wanted: readonly string[]): Place | undefined {
  for (const name of wanted) {
    const place = places.find((one) => one.name === name) ?? places.find((one) => lastName(one.path) === name);
    if (place) return place;
  }
  return undefined;
}

const lastName = (path: string) => plainName(path.slice(path.lastIndexOf('.') + 1));

function pickBuyer(order: Readonly<Record<string, unknown>>): Record<string, FieldSource> {
  const group = groupsIn(order).find(({ keys }) => buyerNames.includes(plainName(keys.join(''))));
  return group ? pickPerson(group.value, { prefix: 'buyer', at: group.keys }) : {};
}

function pickAddress(order: Readonly<Record<string, unknown>>, prefix: 'ship' | 'bill'): Record<string, FieldSource> {
  const groups = groupsIn(order).flatMap((group) => [
    group,
    ...groupsIn(group.value).map(({ keys, value }) => ({ keys: [...group.keys, ...keys], value })),
  ]);
  for (const wanted of addressNames[prefix]) {
    const group = groups.find(({ keys }) => plainName(keys.join('')) === wanted);
    if (group) return pickPerson(group.value, { prefix, at: group.keys });
  }
  return {};
}

interface Group {
  readonly keys: readonly string[];
  readonly value: Readonly<Record<string, unknown>>;
}

const groupsIn = (thing: Readonly<Record<string, unknown>>): Group[] =>
  Object.entries(thing).flatMap(([key, value]) => (isRecord(value) ? [{ keys: [key], value }] : []));

interface Person {
  readonly prefix: 'ship' | 'bill' | 'buyer';
  readonly at: readonly string[];
}

function pickPerson(person: Readonly<Record<string, unknown>>, { prefix, at }: Person): Record<string, FieldSource> {
  const names = Object.entries(person)
    .filter(([, value]) => isPlain(value))
    .map(([name]) => name);
  const pathOf = (name: string) => writePath([...at, name].map((key) => ({ key })));
  const nameOf = (wanted: readonly string[]) =>
    wanted.map((one) => names.find((name) => plainName(name) === one)).find(Boolean);
  const found: Record<string, FieldSource> = {};
  for (const [part, wanted] of Object.entries(addressParts[prefix])) {
    const name = nameOf(wanted);
    if (name !== undefined) found[`${prefix}${part}`] = { from: 'path', path: pathOf(name) };
  }
  const parts = [nameOf(['firstname', 'givenname', 'first']), nameOf(['lastname', 'familyname', 'surname', 'last'])];
  const both = parts.flatMap((name) => (name === undefined ? [] : [pathOf(name)]));
  if (!found[`${prefix}Name`] && both.length > 0) found[`${prefix}Name`] = { from: 'join', paths: both };
  return found;
}

/** Names such as `price_cents` say so themselves; whole numbers alone prove nothing. */
function isInMinorUnits(order: Readonly<Record<string, unknown>>, line: unknown): boolean {
  const places = [...placesIn(order), ...(isRecord(line) ? placesIn(line) : [])];
  return places.some(({ name, value }) => /cents$|minor(units?)?$|pence$/.test(name) && Number.isInteger(value));
}
