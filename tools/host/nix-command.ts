import type { NixSetup } from './nix-setup.ts';

/** Commands that read a flake, and so take the options for its inputs. */
const flakeCommands = ['build', 'develop', 'eval', 'fmt', 'run', 'shell'];

/**
 * The program and arguments of a Nix command, with the options for the inputs where it takes them.
 *
 * @param args such as `['flake', 'check']`
 */
export function nixCommand(setup: NixSetup, args: readonly string[]): [string, ...string[]] {
  const [command = '', ...rest] = args;
  const length = command === 'flake' ? 2 : flakeCommands.includes(command) ? 1 : 0;
  if (length === 0) return [setup.nix.program, command, ...rest];
  return [
    setup.nix.program,
    ...args.slice(0, length),
    ...setup.flakeOptions,
    ...args.slice(length),
  ];
}
