import { hostSystem } from '../host/nix-setup.ts';

/**
 * A command of a generated README, what Nix gets to run it in the starter, and what it prints. Its
 * code is 0 where none is named.
 */
export type DocumentedCommand = [documented: string, args: string[], output: RegExp, code?: number];

/** Runs a command in the dev shell. */
export const inShell = (...command: string[]) => ['develop', '--command', ...command];

/** One check, with its output. */
export function checkOf(name: string): DocumentedCommand {
  const attribute = `.#checks.${hostSystem()}.${name}`;
  return [
    `nix build --print-build-logs ${attribute}`,
    ['build', '--no-link', '--print-build-logs', attribute],
    /^/,
  ];
}
