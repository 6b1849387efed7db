import { describe, expect, it } from 'vitest';
import { fieldUi } from './contract';
import { nodeTypes } from './registry';

describe('every node type', () => {
  it.each([...nodeTypes.values()].map((type) => [type.type, type] as const))(
    '%s can be drawn and explained',
    (_id, type) => {
      expect(type.manual.length).toBeGreaterThan(200);
      expect(type.help).toMatch(/^[A-Z].*\.$/);
      expect(Object.values(type.outputs(type.initial)).every((label) => label.trim() !== '')).toBe(true);
      for (const [name, field] of Object.entries(type.settings.shape)) {
        expect(fieldUi.get(field), `${type.type}.${name} has no label`).toBeDefined();
      }
    },
  );
  it('says what is wrong instead of throwing, whatever its settings are', () => {
    const context = { connections: new Map() };
    const unfit = { connectionId: 7, rule: {}, rules: [{}], paper: 'x', text: 7, message: 7, field: 7, how: 7 };
    for (const type of nodeTypes.values()) {
      for (const settings of [null, 7, 'x', [], unfit]) {
        expect(type.check(settings, context).length).toBeGreaterThan(0);
        expect([type.summary(settings, context), type.listensTo(settings), type.publishesTo(settings)]).toEqual([
          null,
          null,
          null,
        ]);
      }
    }
  });
});
