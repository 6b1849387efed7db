import type { Auth } from '../auth/auth';
import type { World } from '../workspaces/world';

/** What the web server answers from. */
export interface Site {
  readonly world: World;
  readonly auth: Auth;
  /** Addresses whose pages may send requests. */
  readonly origins: readonly string[];
}
