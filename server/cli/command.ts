import type { Ask } from './client';
import type { Terminal } from './terminal';

export interface Called {
  readonly ask: Ask;
  readonly terminal: Terminal;
  /** What stands behind the command's own words. */
  readonly names: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Where the person stands: relative paths begin here. */
  readonly folder: string;
}

export interface Command {
  /** Its words, e.g. "flow export". */
  readonly name: string;
  /** What may stand behind it, for people. */
  readonly usage: string;
  readonly help: string;
  readonly options: Readonly<Record<string, 'string' | 'boolean'>>;
  readonly names: { readonly min: number; readonly max: number };
  readonly run: (called: Called) => Promise<void>;
}

/** An option's text; undefined when it was not given. */
export const textOf = ({ options }: Called, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};

export const isOn = ({ options }: Called, name: string): boolean => options[name] === true;
