/** Everything a use case may reach besides what it is asked: one is made when the process starts. */
export interface World {
  readonly now: () => Date;
}
