import { sayDoneWithUndo } from '../../_ui/notify';
import { useEditor } from '../editor-context';
import { useVersion } from './use-version';

/** Puts a version in the place of the draft: an edit like any other, saved and undone like any other. Live stays as it is. */
export function useRestore(number: number) {
  const { store, view } = useEditor();
  const version = useVersion(number);
  const restore = () => {
    if (!version.data) return;
    store.getState().dispatch({ kind: 'replaceAll', document: version.data.document });
    view.setState({ shownVersion: null, isSettingsOpen: false });
    sayDoneWithUndo(`The draft is version ${number} again. Publish it to make it live.`, () => store.getState().undo());
  };
  return { restore, isPending: version.isPending };
}
