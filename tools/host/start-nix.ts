import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { flakeFolder } from './flake-inputs.ts';
import { findNix } from './nix.ts';
import { nixCommand } from './nix-command.ts';
import { nixSetup } from './nix-setup.ts';

/**
 * Runs Nix as the checks do, with the terminal, and the standard input and output, of this process.
 *
 * @param given its arguments, such as `['develop', './my-app']`
 * @param cwd where it runs
 * @returns its exit code
 * @throws when there is no Nix
 */
export async function startNix(given: readonly string[], cwd: string): Promise<number> {
  const { program, args, environment } = await command(given, cwd);
  const env = { ...process.env, ...environment };
  const child = spawn(program, args, { cwd, stdio: 'inherit', env });
  // Ctrl-C reaches Nix as well; what it exits with counts.
  process.on('SIGINT', () => {});
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

async function command(given: readonly string[], cwd: string) {
  // Asked again and again, and about no flake.
  if (given[0] === '--version')
    return { program: (await findNix()).program, args: given, environment: {} };
  const folder = flakeFolder(given, cwd);
  const setup = await nixSetup(folder);
  const [program, ...args] = nixCommand(setup, given, folder);
  return { program, args, environment: setup.environment };
}
