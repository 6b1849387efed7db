import type { Editor } from '../editor-context';
import type { LayoutAnswer, LayoutRequest } from './layout';
import { layoutRequest } from './layout-request';

/** The layout engine is large and slow to start: fetched when first wanted, and run beside the page, never in its way. */
async function layOut(request: LayoutRequest): Promise<LayoutAnswer> {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<LayoutAnswer>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => resolve(data));
      worker.addEventListener('error', (event) =>
        reject(new Error('The layout could not be worked out.', { cause: event })),
      );
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}

/** Puts the steps in rows, left to right: all of them, or only what is chosen. The same drawing always comes out the same. */
export async function tidyUp({ store, canvas }: Editor) {
  const { flow, selected } = store.getState();
  const isPart = selected.size > 1;
  const nodes = flow.nodes.filter(({ id }) => !isPart || selected.has(id));
  if (nodes.length === 0) return;
  const positions = await layOut(layoutRequest(flow, nodes));
  if (store.getState().flow !== flow)
    return store.getState().announce('The drawing changed meanwhile: nothing was moved');
  store.getState().dispatch({ kind: 'arrange', positions });
  if (!isPart) canvas.current?.fit();
}
