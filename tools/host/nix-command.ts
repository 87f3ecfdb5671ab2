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
  // `nix flake init` takes the options of no other command: it has no lock file to write.
  const isFlake = command === 'flake' && rest[0] !== 'init';
  const length = isFlake ? 2 : flakeCommands.includes(command) ? 1 : 0;
  if (length === 0) return [setup.nix.program, command, ...rest];
  return [
    setup.nix.program,
    ...args.slice(0, length),
    ...setup.flakeOptions,
    ...args.slice(length),
  ];
}
