/**
 * Nix as the checks run it, for people who have none: `npx tsx tools/nix.ts develop ./my-app`.
 * Standard input and output are those of Nix, and so is the exit code.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { flakeFolder } from './host/flake-inputs.ts';
import { findNix } from './host/nix.ts';
import { nixCommand } from './host/nix-command.ts';
import { nixSetup } from './host/nix-setup.ts';

process.chdir(process.env.INIT_CWD ?? '.');
try {
  const given = process.argv.slice(2);
  const { program, args, environment } = await command(given);
  const child = spawn(program, args, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  // Ctrl-C reaches Nix as well; what it exits with counts.
  process.on('SIGINT', () => {});
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function command(given: readonly string[]) {
  // Asked again and again, and about no flake.
  if (given[0] === '--version')
    return { program: (await findNix()).program, args: given, environment: {} };
  const folder = flakeFolder(given, process.cwd());
  const setup = await nixSetup(folder);
  const [program, ...args] = nixCommand(setup, given, folder);
  return { program, args, environment: setup.environment };
}
