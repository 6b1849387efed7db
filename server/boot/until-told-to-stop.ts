/** Resolves at the first request to end: Ctrl-C, a service manager, or a closed terminal. */
export const untilToldToStop = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // Stays in place: a second signal must not kill what the first one lets finish.
      process.on(signal, () => resolve(signal));
    }
  });
