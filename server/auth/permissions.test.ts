import { describe, expect, it } from 'vitest';
import { appRouter } from '../trpc/app-router';
import { permissionOf, permissions } from './permissions';

// tRPC keeps the flat list of procedures, but types it as the nested tree.
const flat = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const kinds = new Map(Object.entries(flat).map(([path, { _def }]) => [path, _def.type]));
const procedures = [...kinds.keys()];

describe('the permission table', () => {
  it('lists every procedure there is, and no other', () => {
    expect(Object.keys(permissions).sort()).toEqual([...procedures].sort());
  });

  it('forgets nothing by allowing it', () => {
    expect(() => permissionOf('orders.burn')).toThrow('not listed');
    expect(() => permissionOf('toString')).toThrow('not listed');
  });

  it('lets a role do whatever the roles below it may do', () => {
    const ranks = ['viewer', 'editor', 'admin', 'owner'] as const;
    for (const [name, allowed] of Object.entries(permissions)) {
      if (allowed === 'open') continue;
      const lowest = ranks.findIndex((role) => allowed.includes(role));
      expect(allowed.toSorted(), name).toEqual(ranks.slice(lowest).toSorted());
    }
  });

  it('keeps viewers from changing anything and from whole messages', () => {
    const mutations = procedures.filter((path) => kinds.get(path) === 'mutation');
    for (const path of [...mutations, 'orders.raw', 'samples.list']) {
      if (path !== 'account.createFirst') expect(permissions[path], path).not.toContain('viewer');
    }
  });

  it('keeps credentials for owners and admins', () => {
    for (const path of ['connections.create', 'connections.update', 'connections.test', 'connections.archive']) {
      expect(permissions[path]).toEqual(['owner', 'admin']);
    }
  });
});
