import type { CommandLine } from './command-line.ts';

export const explainLine: CommandLine = {
  argument: 'LOG',
  options: {},
  help: `Usage: create-nix-project explain [LOG] [--json]

Reads the output of a failed run of nix, uv, cargo, Poetry or Python, and says
what happened and what to do. LOG is a file, or - for standard input. Without
LOG, piped input is read. Neither the project nor the network is used.

Exit code 4 when nothing in the output was recognised.

Examples:
  nix build 2>&1 | create-nix-project explain
  nix develop 2>&1 | tee build.log; create-nix-project explain build.log
  create-nix-project explain build.log --json | jq -r '.explanations[].id'`,
};
