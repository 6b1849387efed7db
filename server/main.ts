import { runCommand } from './boot/commands';

// `npm start` gives no command; web, worker and migrate are for running it for real.
process.exitCode = await runCommand(process.argv.slice(2));
