interface Numbers {
  readonly orders24h: number;
  readonly needsFix: number;
  readonly waiting: number;
  readonly held: number;
  readonly connections: number;
  readonly liveFlows: number;
  /** Names of accounts that have to be connected again. */
  readonly stopped: readonly string[];
  /** Names of sources that are silent for longer than by chance. */
  readonly quiet: readonly string[];
}

/** How things stand, the most pressing first, in one to three sentences. */
export function sayHome(numbers: Numbers): string {
  const { orders24h, waiting, connections, liveFlows, quiet } = numbers;
  if (connections === 0) return 'Nothing is connected yet.';
  if (liveFlows === 0) return 'No flow is live, so orders are taken in but go nowhere.';
  const troubles = [sayPressing(numbers), sayQuiet(quiet)].filter((trouble) => trouble !== '');
  const calm = waiting > 0 ? `Everything is flowing; ${count(waiting, 'order')} on the way.` : 'Everything is flowing.';
  return [...(troubles.length > 0 ? troubles : [calm]), sayCame(orders24h)].join(' ');
}

/** What waits for a person; empty when nothing does. */
function sayPressing({ stopped, needsFix, held }: Numbers): string {
  if (stopped.length > 0) return `${sayStopped(stopped)} to be connected again.`;
  if (needsFix > 0) return `${needsFix === 1 ? 'One thing needs' : `${needsFix} things need`} a fix.`;
  return held > 0 ? `${count(held, 'order')} ${held === 1 ? 'waits' : 'wait'} for your approval.` : '';
}

const count = (n: number, noun: string) => `${n === 1 ? 'One' : n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;

const sayStopped = (names: readonly string[]) =>
  names.length === 1 ? `${names[0]} has` : `${names.length} accounts have`;

function sayQuiet(names: readonly string[]): string {
  if (names.length === 0) return '';
  return names.length === 1 ? `${names[0]} has gone quiet.` : `${names.length} sources have gone quiet.`;
}

const sayCame = (orders24h: number) =>
  orders24h === 0 ? 'No orders in the last 24 hours.' : `${count(orders24h, 'order')} in the last 24 hours.`;
