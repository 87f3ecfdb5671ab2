import type { CommandLine } from './command-line.ts';

export const policyLine: CommandLine = {
  argument: 'DIR',
  options: { check: { type: 'boolean' }, fix: { type: 'boolean' } },
  help: `Usage: create-nix-project policy [DIR] [--check] [--fix] [--json]

For a Poetry project: prints every package of poetry.lock that has native code,
whether each system installs its wheel or builds its source, and why; and where
nix/wheel-policy.toml and poetry.lock disagree. Nothing is built or downloaded.

  --check  exit code 4 when they disagree, or poetry2nix misreads the lock
  --fix    add missing rows to the table, and remove those of packages that
           are no longer locked

Examples:
  create-nix-project policy
  create-nix-project policy --check
  create-nix-project policy --json | jq '.rows[].name'`,
};
