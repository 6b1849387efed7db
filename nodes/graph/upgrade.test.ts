import { describe, expect, it } from 'vitest';
import { aFlow, aPublish, aSource } from './a-flow';
import { readFlow, upgradeTo } from './upgrade';

const flow = aFlow([aSource('in'), aPublish('shop')], 'in.out>shop');

describe('reading a stored flow', () => {
  it('gives back what was saved', () => {
    expect(readFlow(JSON.parse(JSON.stringify(flow)))).toEqual({ ok: true, value: flow });
  });
  it.each([
    ['This flow was made with a newer version of Sluice.', { ...flow, version: 2 }],
    ['This flow cannot be read. We do not know version 0 of flows.', { ...flow, version: 0 }],
    ['This flow cannot be read. It is not a flow.', null],
    ['This flow cannot be read. It is not a flow.', 'x'],
    ['This flow cannot be read. It is not a flow.', [flow]],
    ['This flow cannot be read. It is not a flow.', { ...flow, version: '1' }],
  ])('says in words: %s', (message, json) => {
    expect(readFlow(json)).toMatchObject({ ok: false, problems: [{ message }] });
  });
  it('says where it cannot be read', () => {
    const broken = { ...flow, nodes: [{ ...flow.nodes[0], position: { x: 'left' } }] };
    expect(readFlow(broken)).toMatchObject({
      ok: false,
      problems: [{ code: 'flow.unreadable', message: expect.stringContaining('At nodes.0.position.x: ') }],
    });
  });
  it('refuses settings nested so deep that they would exhaust a reader', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level++) deep = { deep };
    expect(readFlow(aFlow([{ ...aSource('in'), settings: { deep } }]))).toMatchObject({
      ok: false,
      problems: [{ message: 'This flow cannot be read. It is nested too deep.' }],
    });
  });
  it('takes __proto__ in settings for data at most', () => {
    const text = JSON.stringify(flow).replace('"connectionId"', '"__proto__":{"polluted":true},"connectionId"');
    expect(readFlow(JSON.parse(text)).ok).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('upgrading', () => {
  const steps = {
    1: (document: Readonly<Record<string, unknown>>) => ({ ...document, notes: [] }),
    2: ({ notes, ...document }: Readonly<Record<string, unknown>>) => ({ ...document, comments: notes }),
  };
  it('takes one step after the other to the latest version', () => {
    expect(upgradeTo({ version: 1, nodes: [] }, { latest: 3, steps })).toEqual({
      ok: true,
      value: { version: 3, nodes: [], comments: [] },
    });
  });
});
