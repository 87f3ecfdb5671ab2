/** `npm start -- ARGS`: the built command, in the folder where npm was called. */
import process from 'node:process';

process.chdir(process.env.INIT_CWD ?? '.');
await import('../packages/create-nix-project/dist/main.cjs');
