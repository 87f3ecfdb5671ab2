import { answerOptions, type CommandLine } from './command-line.ts';

export const createLine: CommandLine = {
  argument: 'DIR',
  hasAnswers: true,
  options: {
    template: { type: 'string', short: 't' },
    ...answerOptions,
    project: { type: 'string' },
    yes: { type: 'boolean', short: 'y' },
    'dry-run': { type: 'boolean' },
    verify: { type: 'boolean' },
    replace: { type: 'boolean' },
    'no-git': { type: 'boolean' },
    'no-lock': { type: 'boolean' },
  },
  help: `Usage: create-nix-project [DIR] [FLAGS]

Creates a project in DIR (default: the current folder), or adds Nix to the
existing project in it. Detected answers can be left out. The others are asked
at a terminal; elsewhere, and with --yes, they have their defaults.

  -t, --template ID   the template: what kind of project it is
      --name NAME     the name of the project
      --python 3.13   the version of Python
      --toolchain stable
                      the Rust toolchain
      --ci github|none
                      where changes are checked
      --set KEY=VALUE any other answer, repeatable; \`help TEMPLATE\` lists
                      the keys. VALUE is yes or no for a yes/no question.
                      Lists are separated by commas; put a backslash before a
                      comma in an entry: --set 'environment=FLAGS=-a\\,-b'
      --project PATH  the folder below DIR to add Nix to, when a repository
                      has several projects
  -y, --yes           ask nothing
      --dry-run       print the whole diff, write nothing
      --json          one JSON document on standard output, nothing else there
      --verify        run \`nix flake check\` at the end
      --replace       replace conflicting files that git has committed
      --no-git        leave git alone
      --no-lock       leave lock files alone

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused (nothing written),
4 a check failed, 130 cancelled.

Examples:
  create-nix-project my-app
  create-nix-project my-app --template uv --yes --set vscode=yes
  create-nix-project . --project services/api
  create-nix-project . --dry-run | git apply`,
};
