import { nixCommand } from '../host/nix-command.ts';
import { hostSystem, nixSetup } from '../host/nix-setup.ts';
import { runOrThrow } from '../host/run.ts';

/** Builds the scripts of a project, and returns the folder that has sync, verify and python. */
export async function scriptsOf(folder: string): Promise<string> {
  const setup = await nixSetup(folder);
  const attribute = `.#checks.${hostSystem()}.scripts`;
  const command = ['build', '--no-link', '--print-out-paths', attribute];
  const [nix, ...args] = nixCommand(setup, command, folder);
  const path = await runOrThrow(nix, args, { cwd: folder, env: setup.environment });
  return `${path.trim()}/bin`;
}
