import type { Capability, Operation } from '../../nodes/capability';

interface Doing {
  readonly partial?: boolean;
  readonly formats?: readonly string[];
  readonly note?: string;
}

interface Spec {
  readonly tells: readonly (Doing & { readonly operation: Operation })[];
  readonly writes: Readonly<Partial<Record<Operation, Doing>>>;
}

/** What a connector can do, from what it has: nothing is claimed that is not there. */
export function capabilitiesOf({ tells, writes }: Spec): Capability[] {
  const known = (doing: Doing) => ({
    partial: doing.partial ?? true,
    ...(doing.formats && { formats: doing.formats }),
    ...(doing.note && { note: doing.note }),
  });
  return [
    ...tells.map((told): Capability => ({ operation: told.operation, direction: 'in', ...known(told) })),
    ...Object.entries(writes).map(
      // The keys of `writes` are operations.
      ([operation, writer]): Capability => ({ operation: operation as Operation, direction: 'out', ...known(writer) }),
    ),
  ];
}
