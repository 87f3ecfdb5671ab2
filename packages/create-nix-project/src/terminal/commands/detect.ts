import type { CommandLine } from './command-line.ts';

export const detectLine: CommandLine = {
  argument: 'DIR',
  options: {},
  help: `Usage: create-nix-project detect [DIR] [--json]

Prints what is known about the project in DIR (default: the current folder),
each fact with the file and line it was read from, and the templates that fit.
Nothing is executed or written.

Examples:
  create-nix-project detect
  create-nix-project detect ../service --json | jq '.facts[].id'`,
};
