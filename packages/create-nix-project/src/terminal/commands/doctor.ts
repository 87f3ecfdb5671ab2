import type { CommandLine } from './command-line.ts';

export const doctorLine: CommandLine = {
  argument: 'DIR',
  options: { fix: { type: 'boolean' } },
  help: `Usage: create-nix-project doctor [DIR] [--fix] [--json]

Checks the flake in DIR (default: the current folder): files that git does not
track, flake.lock, names that nixpkgs no longer has, systems, licences,
LD_LIBRARY_PATH, .venv and the native libraries that its packages load, the
oldest Rust, and Nix itself. Each finding says what it leads to and what to
do. Nothing of the project is executed.

  --fix    show the diff, then fix what needs no decision
  --json   findings, each with id, level (error, warning, note), title, evidence
           (file, line), consequence, cure and fixable; and what --fix did

Exit code 4 when something is wrong; notes do not count.

Examples:
  create-nix-project doctor
  create-nix-project doctor --fix
  create-nix-project doctor --json | jq -r '.findings[].id'`,
};
