/** `npm start`: sets up whatever is missing, then runs Sluice until Ctrl-C. Plain JavaScript, for any Node from 20 on. */
import { spawn } from 'node:child_process';
import { checkDataFolder, checkNode, checkPort, readPort } from './check-machine.mjs';
import { dataFolder, environment, inCheckout, pinnedNode, root } from './checkout.mjs';
import { preparePackages, preparePages } from './prepare.mjs';
import { runPlainly } from './run-plainly.mjs';

await runPlainly(async () => {
  checkNode();
  checkDataFolder(dataFolder);
  const port = readPort(process.env.PORT);
  await checkPort(port);
  await preparePackages();
  await preparePages();
  console.log('Starting Sluice …');
  return runSluice(port);
});

/** Resolves with the exit code once everything has ended. */
function runSluice(port) {
  const hooks = ['resolve-typescript.mjs', 'end-with-parent.mjs'].flatMap((hook) => [
    '--import',
    inCheckout('server', 'setup', hook),
  ]);
  const sluice = spawn(pinnedNode, [...hooks, inCheckout('server', 'main.ts')], {
    cwd: root,
    env: { ...environment, NODE_ENV: 'production', PORT: String(port), SLUICE_DATA: dataFolder },
    // The channel tells Sluice when we are gone, however we went.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A group of its own: Ctrl-C reaches us alone, and we pass it on once.
    detached: true,
  });
  const stop = stopper(sluice);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  return new Promise((resolve) => {
    sluice.on('exit', (code) => {
      killGroup(sluice); // whatever did not end with it
      resolve(stop.asked ? 0 : (code ?? 1));
      setTimeout(() => process.exit(), 100).unref();
    });
  });
}

/** The first time Sluice may finish what it is at; the second time, or after 20 s, it may not. */
function stopper(sluice) {
  const stop = (signal) => {
    if (stop.asked) {
      killGroup(sluice);
      return;
    }
    stop.asked = true;
    console.log('\nStopping …');
    sluice.kill(signal);
    setTimeout(() => killGroup(sluice), 20_000).unref();
  };
  stop.asked = false;
  return stop;
}

/** Sluice and the workers it started; its Postgres notices and stops by itself. */
function killGroup(sluice) {
  try {
    process.kill(-sluice.pid, 'SIGKILL');
  } catch {
    // All have ended.
  }
}
