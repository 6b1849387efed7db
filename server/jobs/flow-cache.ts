import { readFlow } from '../../nodes/graph/upgrade';
import { findVersions } from '../db/queries/decide-reads';
import type { Trx } from '../db/with-workspace';
import type { FlowVersion } from '../engine/decide-input';

interface VersionName {
  readonly flowId: string;
  readonly number: number;
}

const most = 500;

/** Versions never change, so each is read and parsed once per process; and the same object every time, which the walk counts on. */
export class FlowCache {
  readonly #known = new Map<string, FlowVersion>();

  /** In the order asked for; a version that is not there, or cannot be read, is left out. */
  async load(
    trx: Trx,
    { workspaceId, versions }: { workspaceId: string; versions: readonly VersionName[] },
  ): Promise<FlowVersion[]> {
    const missing = versions.filter((version) => !this.#known.has(keyOf(version)));
    if (missing.length > 0) await this.#read(trx, { workspaceId, versions: missing });
    return versions.flatMap((version) => this.#known.get(keyOf(version)) ?? []);
  }

  async #read(trx: Trx, wanted: { workspaceId: string; versions: readonly VersionName[] }): Promise<void> {
    const { rows } = await findVersions(wanted).execute(trx);
    for (const { flowId, number, document } of rows) {
      const flow = readFlow(document);
      if (flow.ok) this.#keep({ flowId, number, document: flow.value });
    }
  }

  #keep(version: FlowVersion): void {
    this.#known.set(keyOf(version), version);
    const [oldest] = this.#known.keys();
    if (this.#known.size > most && oldest !== undefined) this.#known.delete(oldest);
  }
}

const keyOf = ({ flowId, number }: VersionName) => `${flowId} ${number}`;
