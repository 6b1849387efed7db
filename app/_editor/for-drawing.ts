const FIELDS = 'input, textarea, select, [contenteditable="true"]';
const ELSEWHERE = '[role="dialog"], [role="menu"], [role="listbox"], [data-editor-panel]';

/** Keys belong to the drawing unless the person is typing, or is in a dialog, a menu or a panel. */
export const isForDrawing = (target: EventTarget | null) =>
  !(target instanceof Element) || (!target.closest(FIELDS) && !target.closest(ELSEWHERE));
