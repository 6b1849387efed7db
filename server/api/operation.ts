import type { inferRouterOutputs } from '@trpc/server';
import type { z } from 'zod';
import type { AppRouter } from '../trpc/app-router';

type Outputs = inferRouterOutputs<AppRouter>;
type Paths = { [Area in keyof Outputs & string]: `${Area}.${keyof Outputs[Area] & string}` }[keyof Outputs & string];
type AnswerOf<Path extends string> = Path extends `${infer Area}.${infer Name}`
  ? Area extends keyof Outputs
    ? Name extends keyof Outputs[Area]
      ? Outputs[Area][Name]
      : never
    : never
  : never;

/** Without `readonly`, as zod writes types. */
type Plain<T> = T extends readonly (infer One)[]
  ? Plain<One>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;
/** Compiles only when the schema describes what the procedure really answers. */
type Fits<Answer, Schema extends z.ZodType> = Plain<Answer> extends z.input<Schema> ? unknown : never;

export const groups = {
  Workspace: 'Where a key lets one in.',
  Flows: 'Drawings, their drafts and published versions.',
  Orders: 'What came in, where it is now and why.',
  Runs: 'One thing that happened to an order, through one version of a flow.',
  Problems: 'What needs a person, grouped by cause, and trying it again.',
  Connections: 'Accounts at marketplaces, shops and other systems. Their secrets go in and never come out.',
  'SKU map': 'Which product of ours is which at a destination.',
  Templates: 'Flows without anybody’s accounts, to make flows of.',
  Files: 'Flows, templates and whole set-ups as files that people can read.',
} as const;

/** One address of the HTTP API: a procedure under a plain path. */
export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Behind /api/v1; what stands in braces is part of the procedure's input. */
  readonly path: string;
  readonly procedure: string;
  readonly group: keyof typeof groups;
  readonly title: string;
  readonly text?: string | undefined;
  /** Of an input with several forms the one that has this field. */
  readonly form?: string | undefined;
  /** Fields of the input that mean nothing to a program. */
  readonly without?: readonly string[] | undefined;
  /** If-Match may say the revision. */
  readonly takesRevision?: boolean | undefined;
  /** The revision of the drawing in an answer, for its ETag. */
  readonly revisionIn?: string | undefined;
  readonly status: 200 | 201;
  /** Where what was made is found afterwards: its path, with the answer's fields in braces. */
  readonly location?: string | undefined;
  readonly answer: z.ZodType;
  /** What is made of the procedure's answer before it is sent. */
  readonly shape: (answer: unknown) => unknown;
  /** A body to begin with. */
  readonly example?: Readonly<Record<string, unknown>> | undefined;
}

interface Spec<Path extends string> extends Omit<Operation, 'procedure' | 'shape' | 'answer' | 'status'> {
  readonly procedure: Path;
}

/** Describes an address; the compiler holds the description of its answer against the procedure's own. */
export const operation = <Path extends Paths, Schema extends z.ZodType>(
  spec: Spec<Path> & { readonly answer: Schema & Fits<AnswerOf<Path>, Schema> },
): Operation => ({ ...spec, status: spec.location ? 201 : 200, shape: (answer) => answer });

/** With `readonly`, as use cases write types. */
type Kept<T> = T extends (infer One)[]
  ? readonly Kept<One>[]
  : T extends object
    ? { readonly [Key in keyof T]: Kept<T[Key]> }
    : T;

interface Reshaping<Path extends string, Schema extends z.ZodType> extends Spec<Path> {
  readonly answer: Schema;
  readonly shape: (answer: AnswerOf<Path>) => Kept<z.input<Schema>>;
}

/** The same for an address that sends something made of the procedure's answer. */
export const reshaped = <Path extends Paths, Schema extends z.ZodType>(spec: Reshaping<Path, Schema>): Operation => ({
  ...spec,
  status: spec.location ? 201 : 200,
  // What a procedure answers is of the type its own output says.
  shape: spec.shape as (answer: unknown) => unknown,
});

/** A list that comes whole, in the form of those that come in pages. */
export const whole = <Row>(rows: readonly Row[]) => ({ rows, nextCursor: null });
