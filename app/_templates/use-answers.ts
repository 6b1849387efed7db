import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../_ui/trpc';
import { type Answers, answersFor, type Client, guessValues } from './answers';
import type { ClonePlan } from './template-row';

/** What is chosen for each client; kept for a client who is unticked and ticked again. */
export function useAnswers(plan: ClonePlan) {
  const trpc = useTRPC();
  const { data: me } = useQuery(trpc.me.get.queryOptions());
  const [given, setGiven] = useState<Readonly<Record<string, Partial<Answers>>>>({});
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const guesses = guessValues(plan, { email: me?.user?.email ?? '', zone });
  return {
    answersOf: (client: Client) => answersFor(client, { plan, given: given[client.slug], guesses }),
    change: (client: Client, changed: Partial<Answers>) =>
      setGiven((before) => ({ ...before, [client.slug]: { ...before[client.slug], ...changed } })),
  };
}
