import { existsSync } from 'node:fs';
import { printable } from '../../../create-nix-project/src/for-nx-flake/index.ts';
import type { Command } from './run-nix.ts';

/** A flake, and the Nix for it. */
export type Flake = Pick<Command, 'program' | 'cwd'>;

/**
 * Arguments of Nix with settings, which stand before those of an app. Who has these targets wants
 * flakes, and needs no nix.conf that says so; where they are on already, it changes nothing.
 *
 * @param args such as `run .#app --`
 * @param more settings, as options
 */
export function withSettings(args: readonly string[], more: readonly string[] = []): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const flakes = ['--extra-experimental-features', 'nix-command flakes'];
  return [...args.slice(0, end), ...flakes, ...more, ...args.slice(end)];
}

/** One sentence on a program that could not be started, and what to do. */
export function whyNotStarted({ program: [file = 'nix'], cwd }: Flake, code: string): string {
  if (!existsSync(cwd)) return `nx-flake: the folder ${printable(cwd)} does not exist.`;
  if (file === 'nix' && code === 'ENOENT')
    return 'nx-flake: Nix is not installed, or not on the PATH of this terminal. Install it from https://nixos.org/download, and open a new terminal.';
  const reason = code === 'ENOENT' ? 'there is no such program' : code;
  return `nx-flake: ${printable(file)}, which the option "nix" in nx.json names, does not start: ${printable(reason)}.`;
}
