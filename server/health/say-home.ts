interface Numbers {
  readonly orders24h: number;
  readonly needsFix: number;
  readonly waiting: number;
  readonly held: number;
  readonly connections: number;
  readonly liveFlows: number;
  /** Names of accounts that have to be connected again. */
  readonly stopped: readonly string[];
}

/** How things stand, the most pressing first, in one or two sentences. */
export function sayHome({ orders24h, needsFix, waiting, held, connections, liveFlows, stopped }: Numbers): string {
  if (connections === 0) return 'Nothing is connected yet.';
  if (liveFlows === 0) return 'No flow is live, so orders are taken in but go nowhere.';
  const came = sayCame(orders24h);
  if (stopped.length > 0) return `${sayStopped(stopped)} to be connected again. ${came}`;
  if (needsFix > 0) return `${needsFix === 1 ? 'One thing needs' : `${needsFix} things need`} a fix. ${came}`;
  if (held > 0) return `${count(held, 'order')} ${held === 1 ? 'waits' : 'wait'} for your approval. ${came}`;
  if (waiting > 0) return `Everything is flowing; ${count(waiting, 'order')} on the way. ${came}`;
  return `Everything is flowing. ${came}`;
}

const count = (n: number, noun: string) => `${n === 1 ? 'One' : n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;

const sayStopped = (names: readonly string[]) =>
  names.length === 1 ? `${names[0]} has` : `${names.length} accounts have`;

const sayCame = (orders24h: number) =>
  orders24h === 0 ? 'No orders in the last 24 hours.' : `${count(orders24h, 'order')} in the last 24 hours.`;
