import type { ReactNode } from 'react';
import { InBrowser } from '../_auth/in-browser';

export default function Layout({ children }: { readonly children: ReactNode }) {
  return <InBrowser>{children}</InBrowser>;
}
