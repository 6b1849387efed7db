import { z } from 'zod';
import type { Capability, Operation } from './capability';
import type { Gathering } from './control/gathering';
import type { Effect } from './effect';
import type { NewsKind, OrderEvent } from './order/event';
import type { MessageKind } from './order/message';
import type { Order } from './order/order';
import type { Problem } from './problem';
import type { Reason } from './rule/reason';

/** How the settings panel draws one settings field. The zod type says what is valid; this says how it looks. */
export interface FieldUi {
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly input:
    | 'text'
    | 'longText'
    | 'number'
    | 'toggle'
    | 'select'
    | 'multiSelect'
    | 'connection'
    | 'rule'
    | 'tagRules'
    | 'publishRule'
    | 'overwrites'
    /** A list of "when the order comes from …: publish always, never or by a rule". */
    | 'sourceOverrides'
    /** Text with chips: `options` lists the placeholders it may hold, written {name}. */
    | 'template'
    /** Text with fields of the order in it (order-text.ts), on one line or on many. */
    | 'orderText'
    | 'longOrderText'
    /** One field of the order, and the values to tell apart. */
    | 'orderField'
    | 'splitValues'
    /** A list of names, each with a text with fields of the order in it. */
    | 'namedTexts'
    /** A time of day, HH:MM. */
    | 'time'
    | 'duration';
  /** For select and multiSelect: value → label. */
  readonly options?: Readonly<Record<string, string>>;
  /** For connection: which connections may be picked. */
  readonly connection?: { readonly direction: 'in' | 'out' } | { readonly sends: MessageKind };
  /** For connection: none is an answer too, in these words. */
  readonly none?: string;
  /** Shown only when this other setting has this value, or one of these. */
  readonly showWhen?: { readonly field: string; readonly is: unknown };
  /** Behind the field: "minutes". */
  readonly unit?: string;
  /** For toggles: absent means on when the node's `connectionId` is a marketplace, off otherwise. Shown so until the person chooses. */
  readonly absent?: 'onForMarketplace';
}
export const fieldUi = z.registry<FieldUi>();

/** Typed keys of a lookup table, for `z.enum`. The one place that trusts Object.keys. */
export const keysOf = <Table extends object>(table: Table) => Object.keys(table) as (keyof Table & string)[];

/** What a flow may know of a connection: everything but its secrets. */
export interface ConnectionFacts {
  readonly id: string;
  readonly name: string;
  /** Connector id. */
  readonly channel: string;
  readonly kind: 'marketplace' | 'shop' | 'any';
  readonly capabilities: readonly Capability[];
  /** Messages it sends in a flow's own words; absent: none. */
  readonly sends?: readonly MessageKind[];
}
export type Connections = ReadonlyMap<string, ConnectionFacts>;

/** What a node is given besides its settings. Everything that could vary comes in here, so the same input decides the same. */
export interface Visit {
  readonly order: Order;
  readonly event: OrderEvent;
  readonly connections: Connections;
  /** The moment of deciding, UTC ISO; the only clock a rule can see. */
  readonly now: string;
}

/** @param port which output the order leaves by. `reason` says why, for the trace and for "why did it (not) publish?". */
export type Outcome<Port extends string = string> =
  | { readonly kind: 'pass'; readonly port: Port; readonly order: Order; readonly reason?: Reason }
  | {
      readonly kind: 'effect';
      readonly effects: readonly Effect[];
      /** Where the order goes on once every effect is done. */
      readonly onSuccess: Port;
      readonly order: Order;
      readonly reason?: Reason;
    }
  /**
   * The path ends here on purpose; the reason says why. `unsupported` marks an update the destination cannot take, `message` is what
   * the flow's author wants said on the order.
   */
  | { readonly kind: 'stop'; readonly reason: Reason; readonly unsupported?: boolean; readonly message?: string }
  | { readonly kind: 'reject'; readonly problem: Problem };

export type NodeFamily = 'source' | 'rule' | 'destination' | 'document' | 'control';

/** What a summary or a check may look up while the flow is only drawn. */
export interface DrawingContext {
  readonly connections: Connections;
}

/** A claim on a connection, checked before publishing and again before running. */
export interface Need {
  readonly connectionId: string;
  readonly direction: 'in' | 'out';
  readonly operations: readonly Operation[];
}

/** Which orders start at a node: those whose event this connection told us, of these kinds. */
export interface Listening {
  readonly connectionId: string;
  readonly events: readonly NewsKind[];
}

export interface NodeSpec<Settings extends z.ZodObject, Port extends string> {
  readonly type: string;
  readonly title: string;
  /** One sentence for the palette. */
  readonly help: string;
  /** The manual page, Markdown. */
  readonly manual: string;
  readonly family: NodeFamily;
  /** Name of a Tabler icon, e.g. "tag". */
  readonly icon: string;
  readonly acceptsInput: boolean;
  readonly settings: Settings;
  /** What a freshly added node starts with; may be incomplete. */
  readonly initial: z.input<Settings> | Record<string, unknown>;
  /** Port id to the label drawn beside its handle, in drawing order; a function where the settings decide which there are. */
  readonly outputs: Readonly<Record<Port, string>> | ((settings: z.infer<Settings>) => Readonly<Record<Port, string>>);
  needs?(settings: z.infer<Settings>): readonly Need[];
  /** For nodes a flow begins at. */
  listensTo?(settings: z.infer<Settings>): Listening;
  /** For nodes a flow begins at by the clock. */
  gathers?(settings: z.infer<Settings>): Gathering;
  /** For nodes that send orders out: the connection they send to, for the check against what it can take. */
  publishesTo?(settings: z.infer<Settings>): string;
  /** Findings beyond the schema, e.g. a pattern that does not compile. Shown on the node while drawing. */
  check?(settings: z.infer<Settings>, context: DrawingContext): readonly Problem[];
  /** One line under the title on the canvas, e.g. "Tags include the tag Kogan". */
  summary(settings: z.infer<Settings>, context: DrawingContext): string;
  /** Pure: same settings and visit, same outcome. No clock, no network, no randomness. */
  run(settings: z.infer<Settings>, visit: Visit): Outcome<Port>;
}

/** A spec with its settings type sealed inside, so a list of node types needs no `any`. */
export interface NodeType {
  readonly type: string;
  readonly title: string;
  readonly help: string;
  readonly manual: string;
  readonly family: NodeFamily;
  readonly icon: string;
  readonly acceptsInput: boolean;
  readonly settings: z.ZodObject;
  readonly initial: Readonly<Record<string, unknown>>;
  /** Port id to label, in drawing order. Those of a fresh node when the settings cannot be read. */
  outputs(settings: unknown): Readonly<Record<string, string>>;
  /** Empty when the settings cannot be read. */
  needs(settings: unknown): readonly Need[];
  /** Null for other nodes, and when the settings cannot be read. */
  listensTo(settings: unknown): Listening | null;
  /** Null for other nodes, and when the settings cannot be read. */
  gathers(settings: unknown): Gathering | null;
  /** Null for other nodes, and when the settings cannot be read. */
  publishesTo(settings: unknown): string | null;
  /** Every finding on the settings, schema first; empty when the node is ready to run. */
  check(settings: unknown, context: DrawingContext): readonly Problem[];
  /** Null when the settings cannot be read yet. */
  summary(settings: unknown, context: DrawingContext): string | null;
  run(settings: unknown, visit: Visit): Outcome;
}

export function defineNode<Settings extends z.ZodObject, Port extends string>(
  spec: NodeSpec<Settings, Port>,
): NodeType {
  const parse = rememberedParse(spec.settings);
  return {
    ...spec,
    initial: spec.initial,
    outputs(raw) {
      const { outputs } = spec;
      if (typeof outputs !== 'function') return outputs;
      const parsed = parse(raw);
      return outputs(parsed.success ? parsed.data : spec.settings.parse(spec.initial));
    },
    needs(raw) {
      const parsed = parse(raw);
      return parsed.success ? (spec.needs?.(parsed.data) ?? []) : [];
    },
    listensTo(raw) {
      const parsed = parse(raw);
      return parsed.success ? (spec.listensTo?.(parsed.data) ?? null) : null;
    },
    gathers(raw) {
      const parsed = parse(raw);
      return parsed.success ? (spec.gathers?.(parsed.data) ?? null) : null;
    },
    publishesTo(raw) {
      const parsed = parse(raw);
      return parsed.success ? (spec.publishesTo?.(parsed.data) ?? null) : null;
    },
    check(raw, context) {
      const parsed = parse(raw);
      if (!parsed.success) return [settingsProblem(parsed.error)];
      return spec.check?.(parsed.data, context) ?? [];
    },
    summary(raw, context) {
      const parsed = parse(raw);
      return parsed.success ? spec.summary(parsed.data, context) : null;
    },
    run(raw, visit) {
      const parsed = parse(raw);
      if (parsed.success) return spec.run(parsed.data, visit);
      return { kind: 'reject', problem: settingsProblem(parsed.error) };
    },
  };
}

/** A version's settings are one frozen object for thousands of orders: read them once. Settings are never changed in place. */
function rememberedParse<Settings extends z.ZodObject>(schema: Settings) {
  const remembered = new WeakMap<object, z.ZodSafeParseResult<z.infer<Settings>>>();
  return (raw: unknown) => {
    if (typeof raw !== 'object' || raw === null) return schema.safeParse(raw);
    const known = remembered.get(raw);
    if (known) return known;
    const parsed = schema.safeParse(raw);
    remembered.set(raw, parsed);
    return parsed;
  };
}

const settingsProblem = (error: z.ZodError): Problem => ({
  code: 'node.settingsInvalid',
  message: [...new Set(error.issues.map((issue) => issue.message))].join(' '),
  subject: String(error.issues[0]?.path[0] ?? ''),
  retry: 'never',
});
