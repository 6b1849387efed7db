import type { Step } from '../../nodes/graph/trace';
import type { Change } from '../../nodes/order/order-changes';
import type { PreviewedRequest } from '../../server/flows/preview-publish';

/** What one destination would be asked, or was asked. */
export interface Sent {
  readonly nodeId: string;
  readonly connectionId: string;
  readonly title: string;
  /** Word for where it stands: "Would be sent", "Delivered", "Waiting". */
  readonly word: string;
  readonly tone: 'test' | 'flowing' | 'waiting' | 'needsFix' | 'stopped' | 'quiet';
  /** What is sent as it is: the text of an email, the body of a request. */
  readonly text?: string;
  /** What it would make different there, against nothing for a new order. */
  readonly changes: readonly Change[];
  /** The very request; absent until the server has said, null where nothing would be asked. */
  readonly request?: PreviewedRequest | null;
}

/** The way one order took through the drawing, laid over it. A test's is violet, a real run's is green. */
export interface Trace {
  readonly kind: 'test' | 'run';
  readonly title: string;
  /** What would have come of it, in a sentence; absent until the server has said. */
  readonly sentence?: string;
  readonly stepOf: ReadonlyMap<string, Step>;
  readonly edgeIds: ReadonlySet<string>;
  readonly sent: readonly Sent[];
  /** The drawing has changed since: what is shown may no longer be so. */
  readonly isStale: boolean;
}
