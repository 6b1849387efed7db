import { createHash, randomBytes } from 'node:crypto';

/** The secret of an invitation's link: 256 bits. */
export const newInvitationToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of it: whoever reads the database cannot make the link. */
export const hashInvitationToken = (token: string): string => createHash('sha256').update(token).digest('hex');
