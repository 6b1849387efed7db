import type { Role } from '../../server/workspaces/member';

/** What a role may do, for the person who has it. */
export const roleWords: Readonly<Record<Role, string>> = {
  owner: 'Owner: everything, members included',
  admin: 'Admin: everything but changing owners',
  editor: 'Editor: flows, fixes and SKUs; connections stay as they are',
  viewer: 'Viewer: looking only, with personal data covered',
};

export const roleNames: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  editor: 'Editor',
  viewer: 'Viewer',
};
