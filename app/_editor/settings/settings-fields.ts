import { z } from 'zod';
import { type FieldUi, fieldUi, type NodeType } from '../../../nodes/contract';

/** One setting of a node type, as the form draws it. */
export interface SettingsField {
  readonly name: string;
  readonly ui: FieldUi;
}

type Settings = Readonly<Record<string, unknown>>;

/** In the order the schema names them. Settings without a look of their own are not for people. */
export function fieldsOf({ settings }: NodeType): readonly SettingsField[] {
  return Object.entries(settings.shape).flatMap(([name, schema]) => {
    const ui = fieldUi.get(schema);
    return ui ? [{ name, ui }] : [];
  });
}

/** The settings with the defaults of the schema in place of what is absent. */
const withDefaults = ({ settings: schema }: NodeType, settings: Settings): Settings =>
  Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => {
      const parsed = z.safeParse(field, settings[name]);
      return [name, parsed.success ? parsed.data : settings[name]];
    }),
  );

/** The fields to show now: those whose condition on another setting holds. */
export function shownFields(type: NodeType, settings: Settings): readonly SettingsField[] {
  const filled = withDefaults(type, settings);
  return fieldsOf(type).filter(({ ui }) => !ui.showWhen || [ui.showWhen.is].flat().includes(filled[ui.showWhen.field]));
}

/** What a field shows: the setting, or the schema's default for it. */
export const shownValue = (type: NodeType, { settings, name }: { settings: Settings; name: string }): unknown =>
  settings[name] ?? withDefaults(type, settings)[name];

/** Field → first thing wrong with it, in the schema's own words. */
export function fieldErrors({ settings: schema }: NodeType, settings: Settings): ReadonlyMap<string, string> {
  const parsed = schema.safeParse(settings);
  if (parsed.success) return new Map();
  return new Map([...parsed.error.issues].reverse().map(({ path, message }) => [String(path[0] ?? ''), message]));
}
