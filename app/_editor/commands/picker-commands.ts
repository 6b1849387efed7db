import { NODE_WIDTH } from '../canvas/node-geometry';
import type { Editor } from '../editor-context';
import { placeFor } from './add-commands';
import { concerned } from './selection-commands';

const centre = () => ({ x: innerWidth / 2 - 148, y: innerHeight / 4 });

/** Where on the screen a step's card ends, for opening something beside it. */
function besideCard({ store, canvas }: Editor, nodeId: string) {
  const node = store.getState().flow.nodes.find(({ id }) => id === nodeId);
  const at = node && canvas.current?.toWindow({ x: node.position.x + NODE_WIDTH + 12, y: node.position.y });
  return at ?? centre();
}

/** Opens the list of steps; the one that is picked comes after what is chosen. */
export function openPicker(editor: Editor) {
  const place = placeFor(editor, 'condition');
  const window = place.kind === 'after' ? besideCard(editor, place.nodeId) : centre();
  editor.view.setState({ picker: { place, window } });
}

/** Opens the list of steps the one the keyboard stands on may lead to. */
export function openConnectMenu(editor: Editor) {
  const [nodeId] = concerned(editor);
  if (nodeId === undefined) return;
  editor.view.setState({ menu: { kind: 'connect', nodeId, window: besideCard(editor, nodeId) } });
}

export function startRenaming(editor: Editor) {
  const [nodeId, ...others] = concerned(editor);
  if (nodeId !== undefined && others.length === 0) editor.view.setState({ renaming: nodeId });
}
