import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestDemo, type TestDemo } from '../tooling/test-demo';
import { aMember } from '../tooling/test-world';
import { getWorkspace } from '../workspaces/get-workspace';
import { summarizeHome } from './summarize-home';

let demo: TestDemo;
beforeAll(async () => {
  demo = await startTestDemo();
}, 60_000);
afterAll(() => demo.drop(), 60_000);

describe('home', () => {
  it('leads a new workspace step by step', async () => {
    const eve = await aMember(demo.world, { name: 'Eve' });
    const home = await summarizeHome(demo.world, { member: eve, timeZone: 'UTC' });
    expect(home).toMatchObject({
      sentence: 'Nothing is connected yet.',
      ordersToday: 0,
      connections: [],
      problems: [],
    });
    expect(home.firstSteps.map(({ done }) => done)).toEqual([false, false, false, false, false]);
    expect(home.firstSteps[0]?.href).toBe(`/${eve.slug}/connections`);
  });

  it('counts what came and what went, hour by hour', async () => {
    for (let count = 0; count < 3; count += 1) demo.sandbox.simulators.harbour.place();
    const home = await vi.waitFor(async () => {
      const seen = await summarizeHome(demo.world, { member: demo.owner, timeZone: 'UTC' });
      expect(seen.published24h).toBe(3);
      return seen;
    }, 15_000);
    expect(home.perHour).toHaveLength(24);
    expect(home.perHour.reduce((sum, hour) => sum + hour.in, 0)).toBe(3);
    expect(home.perHour.reduce((sum, hour) => sum + hour.out, 0)).toBe(3);
    const harbour = home.connections.find(({ name }) => name === 'Harbour Market');
    expect(harbour).toMatchObject({ state: 'active', kind: 'marketplace' });
    expect(harbour?.perHour.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(3);
    expect(home.firstSteps.every(({ done }) => done)).toBe(true);
    expect(home.sentence).toBe('Everything is flowing. 3 orders in the last 24 hours.');
  });

  it('tells the frame how many wait for a person', async () => {
    expect(await getWorkspace(demo.world, demo.owner)).toMatchObject({
      slug: 'demo-workshop',
      role: 'owner',
      counts: { orders24h: 3, needsFix: 0, connections: 3 },
      demo: null,
    });
  });
});
