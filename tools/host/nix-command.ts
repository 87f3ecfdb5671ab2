import { pathToFileURL } from 'node:url';
import { flakeInputs } from './flake-inputs.ts';
import type { NixSetup } from './nix-setup.ts';

/** Commands that read a flake, and so take the options for its inputs. */
const flakeCommands = ['build', 'develop', 'eval', 'fmt', 'path-info', 'run', 'shell'];

/**
 * The program and arguments of a Nix command, with the options for the inputs where it takes them.
 *
 * @param args such as `['flake', 'check']`
 * @param folder the one of the flake, which says what inputs it has
 */
export function nixCommand(
  setup: NixSetup,
  args: readonly string[],
  folder: string,
): [string, ...string[]] {
  const [command = '', ...rest] = args;
  // `nix flake init` takes the options of no other command: it has no lock file to write.
  const isFlake = command === 'flake' && rest[0] !== 'init';
  const length = isFlake ? 2 : flakeCommands.includes(command) ? 1 : 0;
  if (length === 0) return [setup.nix.program, command, ...rest];
  const overrides = flakeInputs(folder, Object.keys(setup.offlineInputs)).flatMap((name) => [
    '--override-input',
    name,
    `path:${pathToFileURL(setup.offlineInputs[name] ?? '').pathname}`,
  ]);
  return [
    setup.nix.program,
    ...args.slice(0, length),
    '--no-write-lock-file',
    ...overrides,
    ...args.slice(length),
  ];
}
