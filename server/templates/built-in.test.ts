import { describe, expect, it } from 'vitest';
import { isPublishable, validateFlow } from '../../nodes/graph/validate';
import { nodeTypes } from '../../nodes/registry';
import { fillTemplate } from '../../nodes/template/fill-template';
import { type ParameterValue, TemplateContent } from '../../nodes/template/template-content';
import { messagesOf } from '../connectors/messages-of';
import { connectors } from '../connectors/registry';
import { builtInTemplates } from './built-in';

/** A client with an account of each kind; the sandbox's can do everything there is. */
const accounts = [
  { id: 'm', name: 'Nordic Bazaar', connector: 'sandbox-market' },
  { id: 'n', name: 'Nordic Fair', connector: 'sandbox-market' },
  { id: 'a', name: 'Nordic', connector: 'sandbox-store' },
  { id: 'b', name: 'Nordic South', connector: 'sandbox-store' },
  { id: 'e', name: 'Nordic mail', connector: 'mail' },
].map(({ id, name, connector }) => {
  const found = connectors.get(connector);
  if (!found) throw new Error(connector);
  return { id, name, channel: connector, kind: found.kind, capabilities: found.capabilities, sends: messagesOf(found) };
});
const world = { nodeTypes, connections: new Map(accounts.map((one) => [one.id, one])) };

describe.each(builtInTemplates.map((one) => [one.name, one] as const))('the template “%s”', (_name, { content }) => {
  const free = [...accounts];
  const bindings = Object.fromEntries(
    content.slots.map(({ key, kind }) => {
      const at = free.findIndex((one) => one.kind === kind);
      return [key, free.splice(at, 1)[0] ?? { id: '', name: '' }];
    }),
  );

  it('can be read, and goes live for a client with nothing but accounts chosen', () => {
    expect(TemplateContent.parse(content)).toEqual(content);
    const flow = fillTemplate(content, { bindings, values: {} });
    if (!flow.ok) throw new Error(flow.problems[0]?.message);
    const problems = validateFlow(flow.value, world);
    expect(problems.filter(() => !isPublishable(problems))).toEqual([]);
    expect(JSON.stringify(flow.value)).not.toMatch(/slot:|«/);
  });

  it('takes another value for each of its parameters, in every place', () => {
    for (const { key, value, places } of content.parameters) {
      const other = anotherThan(value);
      const flow = fillTemplate(content, { bindings, values: { [key]: other } });
      if (!flow.ok) throw new Error(flow.problems[0]?.message);
      for (const { nodeId, path } of places) {
        const node = flow.value.nodes.find(({ id }) => id === nodeId);
        const found = path.reduce<unknown>(
          (at, step) => (at as Record<string | number, unknown>)?.[step],
          node?.settings,
        );
        expect(found).toEqual(other);
      }
    }
  });
});

function anotherThan(value: ParameterValue): ParameterValue {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'string' ? 'Something else' : ['SE'];
}

it('every built-in template has an id of its own, which is nobody’s', () => {
  const ids = builtInTemplates.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^builtin:/);
});
