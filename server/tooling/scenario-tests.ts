import { describe, expect, it } from 'vitest';
import { runScenario, type ScenarioOutcomes, scenarioRows } from '../connectors/simulator-kit/scenarios';
import type { ScenarioWorld } from '../connectors/simulator-kit/scenarios/scenario-world';

declare module 'vitest' {
  interface TaskMeta {
    /** One cell of the table `npm run test:channels` prints. */
    scenario?: { readonly channel: string; readonly name: string; readonly outcome: string };
  }
}

interface Channel {
  /** Connector id. */
  readonly channel: string;
  readonly outcomes: ScenarioOutcomes;
  /** How the channel is set up, where it can be in several ways: "without fulfilments". */
  readonly setUp?: string;
  open(): Promise<ScenarioWorld>;
  /** What is looked at after each scenario, such as every request against the channel's own description. */
  check?(): void;
}

/** Puts a channel through the shared table. Rows its outcomes do not name must pass. */
export function testScenarios({ channel, outcomes, setUp, open, check }: Channel): void {
  describe([channel, setUp].filter(Boolean).join(' '), () => {
    for (const row of scenarioRows) {
      it(row.name, async ({ task }) => {
        const outcome = await runScenario(row, open);
        task.meta.scenario = { channel, name: row.name, outcome };
        expect(outcome).toBe(outcomes[row.name] ?? 'passed');
        check?.();
      });
    }
  });
}
