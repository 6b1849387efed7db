'use client';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { LaterNotifications } from './later-notifications';
import { makeQueryClient } from './query-client';
import { cssVariables, theme } from './theme';
import { TRPCProvider } from './trpc';
import { makeTrpcClient } from './trpc-client';

// The content security policy forbids compiling code; zod would try, and the browser report it.
z.config({ jitless: true });

/** @param nonce lets the style tags of Mantine and of its scroll lock pass the content security policy. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  // The scroll lock behind dialogs and menus asks for it there. One page has one nonce; on the server nothing is locked.
  if (typeof window !== 'undefined') setNonce(nonce);
  const [queryClient] = useState(makeQueryClient);
  const [trpcClient] = useState(makeTrpcClient);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
          <LaterNotifications />
          {children}
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
