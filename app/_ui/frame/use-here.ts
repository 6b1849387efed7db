import { usePathname } from 'next/navigation';
import { useWorkspace } from '../workspace';

interface Here {
  /** First part of the path below the workspace, e.g. "orders". */
  readonly section: string;
  /** True on the canvas, which takes the whole width. */
  readonly onCanvas: boolean;
  /** Address of a page of this workspace. */
  readonly to: (path: string) => string;
}

/** Where the person is, and how to get elsewhere in this workspace. */
export function useHere(): Here {
  const { slug } = useWorkspace();
  const [, , section = '', inner] = usePathname().split('/');
  return { section, onCanvas: section === 'flows' && inner !== undefined, to: (path) => `/${slug}/${path}` };
}
