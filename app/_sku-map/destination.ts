/** A connection that takes orders from us. */
export interface Destination {
  readonly id: string;
  readonly name: string;
}
