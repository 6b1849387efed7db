import type { Vault } from '../crypto/vault';
import type { World as JobWorld } from '../jobs/world';
import type { Renderer } from '../labels/renderer';

/** Everything a use case may reach besides what it is asked: one is made when the process starts. */
export interface World extends JobWorld {
  readonly vault: Vault;
  /** Prints what people look at: previews of labels and templates. Started when it is first needed. */
  readonly renderer: Renderer;
  readonly newId: () => string;
  readonly hashPassword: (password: string) => Promise<string>;
  readonly verifyPassword: (given: { readonly password: string; readonly hash: string }) => Promise<boolean>;
  /** The demo's own pages, once this process has set up a demo. */
  readonly demo: () => Demo | null;
}

export interface Demo {
  /** Slug of its workspace. */
  readonly workspace: string;
  readonly urls: readonly { readonly label: string; readonly url: string }[];
}
