/** Orders of the last hour, as the server counts them. */
export interface FlowCounts {
  /** Keyed `nodeId:port`: how many left that way. */
  readonly edges: Readonly<Record<string, number>>;
  readonly nodes: Readonly<Record<string, { readonly visits: number; readonly failures: number }>>;
}

export const countsKey = ({ from, fromPort }: { from: string; fromPort: string }) => `${from}:${fromPort}`;
