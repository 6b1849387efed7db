import { chromiumRenderer } from './chromium-renderer';
import { gotenbergRenderer } from './gotenberg-renderer';
import type { Renderer } from './renderer';

/** Gotenberg where there is one, else the browser that came with us; neither is started before the first label. */
export const openRenderer = ({ GOTENBERG_URL: url }: { readonly GOTENBERG_URL?: string | undefined }): Renderer =>
  url ? gotenbergRenderer({ url }) : chromiumRenderer();
