/**
 * Ends this process in good order when the one that started it is gone, kill -9 included. Loaded by `node --import` into what
 * start.mjs starts, and into the workers forked from there.
 */
if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 20_000).unref();
  });
  // Waiting for the parent's end alone must not keep a finished process alive.
  process.channel.unref();
}
