import type { Operation } from '../../../nodes/capability';
import { ownWriteComesBack } from './scenarios/echo';
import { factComes, newOrderComes, sameNewsAgain } from './scenarios/inward';
import { mailsNobody, refundPaidElsewhere } from './scenarios/manners';
import {
  cancellationGoes,
  labelGoes,
  newOrderGoes,
  partialShipmentGoes,
  refundGoes,
  returnGoes,
  sameOrderGoesTwice,
  unknownSkuIsHeld,
  unknownSkuStandsAlone,
  updateGoes,
} from './scenarios/outward';
import type { Outcome, ScenarioWorld } from './scenarios/scenario-world';
import { tooLate } from './scenarios/too-late';
import {
  expiredKeysReading,
  expiredKeysWriting,
  lostAnswer,
  neverArrived,
  tooFastReading,
  tooFastWriting,
} from './scenarios/trouble';

type Run = (world: ScenarioWorld) => Promise<Outcome>;

/** What every channel is put through, in both directions: `in` the channel tells us, `out` we tell the channel. */
export interface Scenario {
  readonly title: string;
  readonly in?: Run;
  readonly out?: Run;
}

/** Answers get lost on every kind of write. */
const written: readonly Operation[] = ['order', 'shipment', 'cancellation', 'refund', 'label'];
const forEachWrite = (
  run: (world: ScenarioWorld, operation: Operation) => Promise<Outcome>,
): readonly (readonly [Operation, Run])[] =>
  written.map((operation) => [operation, (world: ScenarioWorld) => run(world, operation)] as const);

export const scenarios: readonly Scenario[] = [
  { title: 'New order', in: newOrderComes, out: newOrderGoes },
  { title: 'Duplicate', in: sameNewsAgain, out: sameOrderGoesTwice },
  { title: 'Update', in: (world) => factComes(world, 'update'), out: updateGoes },
  { title: 'Partial shipment', in: (world) => factComes(world, 'partialShipment'), out: partialShipmentGoes },
  {
    title: 'Customer cancel',
    in: (world) => factComes(world, 'customerCancel'),
    out: (world) => cancellationGoes(world, 'customer'),
  },
  {
    title: 'Merchant cancel',
    in: (world) => factComes(world, 'merchantCancel'),
    out: (world) => cancellationGoes(world, 'merchant'),
  },
  { title: 'Return', in: (world) => factComes(world, 'return'), out: returnGoes },
  { title: 'Refund', in: (world) => factComes(world, 'refund'), out: refundGoes },
  { title: 'Refund paid elsewhere', out: refundPaidElsewhere },
  { title: 'Buyers are not written to', out: mailsNobody },
  { title: 'Label', in: (world) => factComes(world, 'label'), out: labelGoes },
  { title: 'Our own shipment comes back', in: (world) => ownWriteComesBack(world, 'shipment') },
  { title: 'Our own cancellation comes back', in: (world) => ownWriteComesBack(world, 'cancellation') },
  { title: 'Our own return comes back', in: (world) => ownWriteComesBack(world, 'return') },
  { title: 'Our own refund comes back', in: (world) => ownWriteComesBack(world, 'refund') },
  { title: 'Our own label comes back', in: (world) => ownWriteComesBack(world, 'label') },
  { title: 'Too late for it', out: tooLate },
  { title: 'Unknown SKU', out: unknownSkuIsHeld },
  { title: 'Unknown SKU as a line of its own', out: unknownSkuStandsAlone },
  { title: 'Expired token', in: expiredKeysReading, out: expiredKeysWriting },
  { title: 'Too many requests', in: tooFastReading, out: tooFastWriting },
  ...forEachWrite(lostAnswer).map(([operation, out]) => ({ title: `Timeout after commit: ${operation}`, out })),
  ...forEachWrite(neverArrived).map(([operation, out]) => ({ title: `Never arrived: ${operation}`, out })),
];

export interface ScenarioRow {
  /** "Label · in". */
  readonly name: string;
  readonly title: string;
  readonly direction: 'in' | 'out';
  readonly run: Run;
}

/** One row per scenario and direction, for tests and for the printed table. */
export const scenarioRows: readonly ScenarioRow[] = scenarios.flatMap(({ title, ...runs }) =>
  (['in', 'out'] as const).flatMap((direction) => {
    const run = runs[direction];
    return run ? [{ name: `${title} · ${direction}`, title, direction, run }] : [];
  }),
);

/**
 * By row name, what a channel does not do; every other row passes there. Each connector's folder has them as `outcomes` in
 * `scenario-outcomes.ts`; its scenario test proves them, the README shows them.
 */
export type ScenarioOutcomes = Readonly<Record<string, Exclude<Outcome, 'passed'>>>;

/** Opens a fresh world, runs one row in it and closes it, whatever happens. */
export async function runScenario({ run }: ScenarioRow, open: () => Promise<ScenarioWorld>): Promise<Outcome> {
  const world = await open();
  try {
    return await run(world);
  } finally {
    await world.stop();
  }
}
