import type { CommandLine } from './command-line.ts';

export const explainLine: CommandLine = {
  argument: 'LOG',
  options: {},
  help: `Usage: create-nix-project explain [LOG] [--json]

Says what happened in a failed run of nix, uv, cargo, Poetry or Python, and what
to do, by its output: LOG is a file, or - for standard input. Without LOG, what
is piped in is read. Neither the project nor the network is looked at.

Exit code 4 when nothing in the output is known.

Examples:
  nix build 2>&1 | create-nix-project explain
  nix develop 2>&1 | tee build.log; create-nix-project explain build.log
  create-nix-project explain build.log --json | jq -r '.explanations[].id'`,
};
