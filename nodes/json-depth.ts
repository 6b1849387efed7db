/** Settings and rules are free JSON; deeper nesting than any of them needs would only exhaust whoever reads it. */
const DEEPEST = 64;

/** True when JSON is nested deeper than anything of ours. Never looks deeper than that itself. */
export const isTooDeep = (value: unknown, level = 0): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return level >= DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, level + 1));
};
