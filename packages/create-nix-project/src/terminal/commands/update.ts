import { answerOptions, type CommandLine } from './command-line.ts';

export const updateLine: CommandLine = {
  argument: 'DIR',
  hasAnswers: true,
  options: {
    template: { type: 'string', short: 't' },
    ...answerOptions,
    yes: { type: 'boolean', short: 'y' },
    'dry-run': { type: 'boolean' },
    check: { type: 'boolean' },
    force: { type: 'boolean' },
  },
  help: `Usage: create-nix-project update [DIR] [--set KEY=VALUE]… [--template ID]
           [--check | --dry-run] [--force] [--yes] [--json]

Updates the generated files in DIR (default: the current folder) to the current
templates, by a three-way merge: files you did not touch are replaced, files you
removed or renamed stay so, files changed on both sides are merged line by line.
Conflicts get git's markers, and \`git mergetool\` resolves them. New questions
are asked, or answered by detection.

  --set KEY=VALUE   change an answer, by the same merge; \`help TEMPLATE\` lists
                    the keys. --name, --python, --toolchain and --ci work, too
  --template ID     move to another template; without .nix-project.json,
                    recreate it
  --check           write nothing; exit code 4 when the project is behind
  --dry-run         print the whole diff, write nothing
  --force           update even when files are not committed
  --yes             ask nothing

The project must be committed in a git repository. Exit code 1 when there are
conflicts to resolve, 3 when the update was refused and nothing was written.

Examples:
  create-nix-project update
  create-nix-project update --dry-run
  create-nix-project update --set python=3.14 --set vscode=yes
  create-nix-project update --check --json | jq -r .to.version`,
};
