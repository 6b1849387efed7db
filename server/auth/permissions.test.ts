import { describe, expect, it } from 'vitest';
import { appRouter } from '../trpc/app-router';
import { mayCall, permissionOf, permissions } from './permissions';

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
      if (typeof allowed === 'string') continue;
      const lowest = ranks.findIndex((role) => allowed.includes(role));
      expect(allowed.toSorted(), name).toEqual(ranks.slice(lowest).toSorted());
    }
  });

  it('keeps viewers from changing anything and from whole messages', () => {
    const mutations = procedures.filter((path) => kinds.get(path) === 'mutation');
    for (const path of [...mutations, 'orders.raw', 'samples.list']) {
      const permission = permissions[path];
      // To leave, and views of one's own, are for everybody.
      if (typeof permission === 'string' || path === 'members.leave' || path.startsWith('views.')) continue;
      expect(permission, path).not.toContain('viewer');
    }
  });

  it('leaves to strangers only the first account, and what an invitation’s link lets them do', () => {
    const open = procedures.filter((path) => permissions[path] === 'open');
    expect(open.sort()).toEqual([
      'account.confirmEmail',
      'account.createFirst',
      'account.join',
      'invitations.look',
      'me.get',
    ]);
  });

  it('keeps a consultant from the people of a workspace, whatever the role', () => {
    const lent = { role: 'admin', isConsultant: true } as const;
    for (const path of ['members.change', 'members.remove', 'invitations.create', 'workspace.rename']) {
      expect(mayCall(lent, path), path).toBe(false);
      expect(mayCall({ ...lent, isConsultant: false }, path), path).toBe(true);
    }
    expect(mayCall(lent, 'flows.publish')).toBe(true);
  });

  it('keeps credentials for owners and admins', () => {
    for (const path of ['connections.create', 'connections.update', 'connections.test', 'connections.archive']) {
      expect(permissions[path]).toEqual(['owner', 'admin']);
    }
  });
});
