import { fetchUntilHere, later } from '../_ui/later';
import { fetchPatterns } from './patterns-later';

const fetchers = {
  settings: () => import('./settings/settings-panel').then((file) => file.SettingsPanel),
  outline: () => import('./outline/outline').then((file) => file.Outline),
  test: () => import('./testing/test-panel').then((file) => file.TestPanel),
  versions: () => import('./versions/versions-panel').then((file) => file.VersionsPanel),
  version: () => import('./versions/version-canvas').then((file) => file.VersionCanvas),
  dialogs: () => import('./dialogs/dialogs').then((file) => file.Dialogs),
  problems: () => import('./bar/problem-list').then((file) => file.ProblemList),
  publish: () => import('./bar/publish-form').then((file) => file.PublishForm),
  patterns: fetchPatterns,
  menu: () => import('./canvas/node-menu').then((file) => file.NodeMenu),
};

export const SettingsPanel = later(fetchers.settings);
export const Outline = later(fetchers.outline);
export const TestPanel = later(fetchers.test);
export const VersionsPanel = later(fetchers.versions);
export const VersionCanvas = later(fetchers.version);
export const Dialogs = later(fetchers.dialogs);
export const ProblemList = later(fetchers.problems);
export const PublishForm = later(fetchers.publish);
export const NodeMenu = later(fetchers.menu);

/** Once the drawing is on the screen: so that nothing has to be waited for, and all of it is here when the network goes. */
export async function fetchAllParts(): Promise<void> {
  for (const fetch of Object.values(fetchers)) await fetchUntilHere<unknown>(fetch);
}
