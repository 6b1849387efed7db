import { type DeliveryKind, deliveryKinds, Operation } from '../../nodes/capability';
import { Problem } from '../../nodes/problem';
import type { ProblemFix } from '../../nodes/problem-fix';
import { problemKind } from '../../nodes/problem-kind';
import { groupBy } from '../group-by';
import type { OrderDeliveryRow } from './delivery-row';
import type { OrderRecord } from './order-record';
import type { PauseRow } from './pause-row';
import { type PauseStop, pauseStops } from './pause-stations';

/** One stop of the strip on top of the page: where the order came from, what the rules said, where it is now. */
export interface Station {
  readonly kind: 'source' | 'rules' | 'pause' | 'destination';
  readonly connectionId: string | null;
  readonly name: string;
  readonly state: 'ok' | 'waiting' | 'held' | 'problem' | 'skipped' | 'unsupported';
  /** What is so, in a few words: "Created as 1042", "No match for SKU MUG-9". */
  readonly text: string;
  readonly problem: Problem | null;
  readonly fix: ProblemFix | null;
  readonly deliveryId: string | null;
  readonly runId: string | null;
  /** What keeps the order at this stop, or turned it back. */
  readonly pause: PauseRow | null;
  /** The order's own page there. */
  readonly url: string | null;
}

export const stationsOf = (record: OrderRecord): Station[] => [
  sourceStation(record),
  ...rulesStation(record),
  ...pauseStops(record.pauses).map(pauseStation),
  ...destinationStations(record),
  ...unsupportedStations(record),
];

const nothing = { connectionId: null, problem: null, fix: null, deliveryId: null, runId: null, pause: null, url: null };

const pauseStation = ({ pause, state, text }: PauseStop): Station => ({
  ...nothing,
  kind: 'pause',
  name: pause.title,
  state,
  text,
  runId: pause.runId,
  pause,
});

const sourceStation = ({ row, order }: OrderRecord): Station => ({
  ...nothing,
  kind: 'source',
  connectionId: row.connectionId,
  name: row.connectionName,
  state: 'ok',
  text: `Order ${row.number}`,
  url: order.source.url ?? null,
});

/** What the flows said, all runs taken together; none before any flow has looked at the order. */
function rulesStation({ runs, problems }: OrderRecord): Station[] {
  const latest = runs.at(-1);
  if (!latest) return [{ ...nothing, kind: 'rules', name: 'Rules', state: 'skipped', text: 'No live flow takes it' }];
  const open = problems.find(({ resolvedAt, deliveryId, runId }) => !resolvedAt && !deliveryId && runId);
  if (open) {
    return [
      {
        ...nothing,
        kind: 'rules',
        name: flowNames(runs),
        state: 'problem',
        text: open.message,
        problem: toProblem(open),
        fix: problemKind(open.code).fix,
        runId: open.runId,
      },
    ];
  }
  const filtered = runs.every(({ result, state }) => state === 'done' && result !== 'published');
  return [
    {
      ...nothing,
      kind: 'rules',
      name: flowNames(runs),
      state: filtered ? 'skipped' : 'ok',
      text: filtered ? (stopMessage(latest) ?? 'Not to be published') : 'Passed',
      runId: latest.id,
    },
  ];
}

/** Why the path ended, in the words of who drew the flow. */
const stopMessage = ({ trace }: OrderRecord['runs'][number]) => trace.steps.findLast(({ message }) => message)?.message;

const toProblem = ({ code, message, advice, subject }: OrderRecord['problems'][number]): Problem => ({
  code: Problem.shape.code.parse(code),
  message,
  retry: 'never',
  ...(advice !== null && { advice }),
  ...(subject !== null && { subject }),
});

function flowNames(runs: OrderRecord['runs']): string {
  const names = [...new Set(runs.map(({ flowName }) => flowName))];
  return names.length > 2 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ');
}

/** One per connection that something was or shall be sent to, in the order it was first decided. */
function destinationStations(record: OrderRecord): Station[] {
  const shown = record.deliveries.map((delivery) => delivery.shown).filter(({ state }) => state !== 'superseded');
  const byConnection = groupBy(shown, { key: ({ connectionId }) => connectionId, value: (delivery) => delivery });
  return [...byConnection.values()].map((deliveries) => destinationStation(deliveries, record));
}

/** What a destination could not take, the newest of each kind: said with what to do, never dropped in silence. */
function unsupportedStations({ runs }: OrderRecord): Station[] {
  const said = runs.flatMap(({ id, trace }) =>
    trace.steps
      .filter(({ unsupported }) => unsupported)
      .map(({ reason }) => ({ runId: id, text: reason?.text ?? 'Not supported there' })),
  );
  const newest = new Map(said.map((one) => [one.text, one]));
  return [...newest.values()].map(({ runId, text }) => ({
    ...nothing,
    kind: 'destination',
    name: 'Not passed on',
    state: 'unsupported',
    text,
    runId,
  }));
}

type State = Pick<Station, 'state' | 'text'>;

function destinationStation(deliveries: readonly OrderDeliveryRow[], { links }: OrderRecord): Station {
  const telling = mostPressing(deliveries);
  const link = links.find(({ connectionId }) => connectionId === telling.connectionId);
  const { problem } = telling;
  return {
    ...nothing,
    kind: 'destination',
    connectionId: telling.connectionId,
    name: telling.connectionName,
    ...sayState(telling, link?.number ?? link?.remoteId ?? null),
    problem,
    fix: problem && telling.state === 'parked' ? problemKind(problem.code).fix : null,
    deliveryId: telling.id,
    runId: telling.runId,
    url: link?.url ?? null,
  };
}

/** What is parked before what is on its way before what is done; of equals the newest. */
function mostPressing(deliveries: readonly OrderDeliveryRow[]): OrderDeliveryRow {
  const rank = ({ state }: OrderDeliveryRow) => pressing.findIndex((states) => states.includes(state));
  const [first, ...rest] = deliveries;
  if (!first) throw new Error('A destination without a delivery.');
  return rest.reduce((best, one) => (rank(one) <= rank(best) ? one : best), first);
}
const pressing: readonly (readonly string[])[] = [
  ['parked'],
  ['planned', 'sending', 'unknown'],
  ['delivered', 'skipped'],
];

function sayState({ state, operation, problem, note }: OrderDeliveryRow, number: string | null): State {
  const { label } = deliveryKinds[operation];
  switch (state) {
    case 'delivered':
      return { state: 'ok', text: doneText(operation, number) };
    case 'parked':
      return { state: 'problem', text: problem?.message ?? 'Waits for you' };
    case 'skipped':
      return { state: 'skipped', text: note ? `Skipped: ${note}` : 'Skipped' };
    case 'unknown':
      return { state: 'waiting', text: 'Checking whether it arrived' };
    case 'planned':
    case 'sending':
    case 'superseded':
      return { state: 'waiting', text: problem?.message ?? `${label} on its way` };
  }
}

const doneText = (kind: DeliveryKind, number: string | null) => {
  if (kind === 'order') return createdAs(number);
  const { label } = deliveryKinds[kind];
  return Operation.safeParse(kind).success ? `${label} passed on` : `${label} sent`;
};

const createdAs = (number: string | null) => (number === null ? 'Created' : `Created as ${number}`);
