import { createAuthClient } from 'better-auth/client';

/** Sign-in and sign-out; everything else about people goes through tRPC. */
export const authClient = createAuthClient({ basePath: '/api/auth' });
