import { failed, ok, type Problem, type Result } from '../../problem';
import { currencyExponent } from '../currency';
import type { OrderNews } from '../event';
import type { Order, OrderLine } from '../order';
import { totalsProblem } from '../totals';
import { orderFields } from './fields';
import { aCancellation, mapShipments, recordsAt } from './map-facts';
import { mapLine } from './map-line';
import type { Mapping } from './mapping';
import { type MapAbout, type OrderValues, toOrder } from './order-parts';
import { parsePath, valuesAt } from './path';
import { readFields } from './read-fields';
import type { Reading } from './read-value';
import { reconcile } from './reconcile';

/** A message that is an order, as news of it; or every reason why it is not, each naming its field. */
export function mapOrder(
  message: unknown,
  { mapping, about }: { mapping: Mapping; about: MapAbout },
): Result<OrderNews> {
  const root = parsePath(mapping.root);
  const [scope] = root.ok ? valuesAt(message, root.value) : [];
  if (typeof scope !== 'object' || scope === null) return failed(noOrder(mapping.root));

  const reading = readingOf(scope, mapping);
  const { values, problems } = readFields(scope, { fields: orderFields, sources: mapping.order, reading });
  const currency = currencyExponent(reading.currency);
  const taxIncluded = values.taxIncluded ?? false;
  const lines = mapLines(scope, { mapping, reading, taxIncluded });
  const attributes = readFields(scope, {
    fields: textFields(mapping.attributes),
    sources: mapping.attributes,
    reading,
  });
  const found = [
    ...problems,
    ...(currency.ok || values.currency === undefined ? [] : currency.problems),
    ...lines.problems,
    ...attributes.problems,
  ];
  if (found.length > 0) return failed(...found);

  const draft = toOrder(values, {
    about,
    lines: lines.lines,
    attributes: textsOf(attributes.values),
    currency: reading.currency,
  });
  const order = reconcile(draft, { reported: values, taxIncluded });
  const unsound = totalsProblem(order);
  return unsound ? failed(unsound) : toNews(order, { scope, values, mapping, reading });
}

/** Amounts cannot be read without the currency, so it is read first. */
function readingOf(scope: object, mapping: Mapping): Reading {
  const { amounts, times } = mapping;
  const blank = { amounts, times, currency: '' };
  const fields = { currency: orderFields.currency };
  const { values } = readFields(scope, { fields, sources: { currency: mapping.order.currency }, reading: blank });
  return { ...blank, currency: (values.currency ?? '').toUpperCase() };
}

const textFields = (names: object) =>
  Object.fromEntries(Object.keys(names).map((name) => [name, { label: name, kind: 'text' as const }]));

const textsOf = (values: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

function mapLines(
  scope: object,
  { mapping, reading, taxIncluded }: { mapping: Mapping; reading: Reading; taxIncluded: boolean },
): { readonly lines: readonly OrderLine[]; readonly problems: readonly Problem[] } {
  const records = mapping.lines.path === '' ? [] : recordsAt(scope, mapping.lines.path);
  if (records.length === 0) return { lines: [], problems: [noLines(mapping.lines.path)] };
  const mapped = records.map((record, index) =>
    mapLine(record, { mapping, reading, taxIncluded, position: index + 1 }),
  );
  return {
    lines: mapped.flatMap(({ line }) => line ?? []),
    problems: mapped.flatMap(({ problems }) => problems),
  };
}

interface NewsParts {
  readonly scope: object;
  readonly values: OrderValues;
  readonly mapping: Mapping;
  readonly reading: Reading;
}

function toNews(order: Order, { scope, values, mapping, reading }: NewsParts): Result<OrderNews> {
  const { connectionId } = order.source;
  const at = order.updatedAt;
  const isCancelled = values.cancelledAt !== undefined || /^cancell?ed$/i.test(values.status ?? '');
  const items = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
  const cancelled = { connectionId, id: 'cancelled', items, reason: values.cancelReason, at: values.cancelledAt ?? at };
  const shipments = mapping.shipments
    ? mapShipments(scope, { mapping: mapping.shipments, connectionId, reading, lines: order.lines })
    : { facts: [], problems: [] };
  if (shipments.problems.length > 0) return failed(...shipments.problems);
  return ok({
    orderId: order.source.orderId,
    at,
    order,
    ...(shipments.facts.length > 0 && { shipments: [...shipments.facts] }),
    ...(isCancelled && { cancellations: [aCancellation(cancelled)] }),
  });
}

const noOrder = (root: string): Problem => ({
  code: 'order.unreadable',
  message: root === '' ? 'The message is not an order.' : `The message holds no order at ${root}.`,
  advice: 'Pick where the order begins in the settings of the connection.',
  retry: 'never',
  subject: root,
});

const noLines = (path: string): Problem => ({
  code: 'order.noLines',
  message: path === '' ? 'Nobody has said yet where the lines of an order are.' : `The order has no lines at ${path}.`,
  advice: 'An order needs at least one line; pick the list of lines in the settings of the connection.',
  retry: 'never',
  subject: 'Lines',
});
