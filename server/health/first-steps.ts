export interface FirstStep {
  readonly key: 'connectSource' | 'connectDestination' | 'drawFlow' | 'publishFlow' | 'firstOrder';
  readonly title: string;
  readonly done: boolean;
  /** Path in the app. */
  readonly href: string;
}

interface State {
  readonly hasSource: boolean;
  readonly hasDestination: boolean;
  readonly flows: number;
  readonly liveFlows: number;
  readonly orders: boolean;
}

/** The way from an empty workspace to the first order, in order. */
export const firstSteps = (state: State, slug: string): FirstStep[] => [
  { key: 'connectSource', title: 'Connect a marketplace', done: state.hasSource, href: `/${slug}/connections` },
  {
    key: 'connectDestination',
    title: 'Connect the shop that ships your orders',
    done: state.hasDestination,
    href: `/${slug}/connections`,
  },
  { key: 'drawFlow', title: 'Draw a flow between them', done: state.flows > 0, href: `/${slug}/flows` },
  { key: 'publishFlow', title: 'Publish it', done: state.liveFlows > 0, href: `/${slug}/flows` },
  { key: 'firstOrder', title: 'See the first order cross', done: state.orders, href: `/${slug}/orders` },
];
