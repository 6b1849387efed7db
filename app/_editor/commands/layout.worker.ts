import ELK from 'elkjs/lib/elk.bundled.js';
import { fromElkGraph, type LayoutRequest, toElkGraph } from './layout';

/** Works out where cards go, beside the page. */
addEventListener('message', async ({ data }: MessageEvent<LayoutRequest>) => {
  const laidOut = await new ELK().layout(toElkGraph(data));
  postMessage(fromElkGraph(data, laidOut));
});
