import { createAuthClient } from 'better-auth/client';
import { twoFactorClient } from 'better-auth/client/plugins';

/** Sign-in and sign-out, and what is asked in between; everything else about people goes through tRPC. */
export const authClient = createAuthClient({ basePath: '/api/auth', plugins: [twoFactorClient()] });
