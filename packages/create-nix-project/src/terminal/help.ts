import { usageError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { table } from '../text/table.ts';
import type { Template } from '../values.ts';
import { commands } from './flags.ts';
import { questionRow } from './question-row.ts';

const usage = `Give a Python or Rust project a Nix flake that passes \`nix flake check\`.

Usage:
  create-nix-project [DIR]           create a project, or add Nix to the one that is there
  create-nix-project list            the variants
  create-nix-project detect [DIR]    what is there, with evidence
  create-nix-project doctor [DIR]    what is wrong with a flake and around it, and how to mend it
  create-nix-project update [DIR]    bring a generated project to the templates of today
  create-nix-project policy [DIR]    which Poetry packages are wheels, which are built, and why
  create-nix-project help [COMMAND]  more about a command or a variant

Through npm: npm create nix-project@latest -- [DIR] [FLAGS]

Flags:`;

const flagRows = [
  ['  -t, --template ID', 'the variant'],
  [
    '      --project PATH',
    'the folder below DIR to add Nix to, when a repository has several projects',
  ],
  ['  -y, --yes', 'ask nothing: take what was detected, then the defaults'],
  ['      --dry-run', 'print the whole diff, write nothing'],
  ['      --json', 'one JSON document on standard output, nothing else there'],
  ['      --verify', 'run `nix flake check` before claiming success'],
  ['      --replace', 'take the place of existing files that git has committed'],
  ['      --no-git', 'leave git alone'],
  ['      --no-lock', 'leave lock files alone'],
  ['  -h, --help', 'this text'],
  ['  -v, --version', 'the version'],
];

/** The flags of variants show it as `A,B`. */
const lists = `Lists are separated by commas. A comma or space that belongs to an entry has a backslash before it,
as in --environment 'FLAGS=-a\\ -b'; the quotes are for the shell.`;

const examples = `Examples:
  create-nix-project my-app                        answer questions, get a project
  create-nix-project my-app --template uv --yes    the defaults, no questions
  create-nix-project . --project services/api      add Nix to one project of a repository
  create-nix-project . --dry-run                   what would be added here, as a diff
  create-nix-project . --dry-run | git apply       the same, applied by git
  create-nix-project detect --json | jq .facts     what is known about this folder

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused because of conflicts (nothing written),
4 a check failed, 130 cancelled.`;

const commandHelp: Readonly<Record<string, string>> = {
  list: `Usage: create-nix-project list [--json]

Prints the variants, one per line: the name for --template, and what it is for.`,
  detect: `Usage: create-nix-project detect [DIR] [--json]

Prints what is known about the project in DIR (default: the current folder), each fact with the
file and line it was read from, and the variants that fit. Nothing is executed or written.

Examples:
  create-nix-project detect
  create-nix-project detect ../service --json | jq '.facts[] | select(.id == "python-version")'`,
  doctor: `Usage: create-nix-project doctor [DIR] [--fix] [--json]
       create-nix-project doctor --explain FILE|- [--json]

Looks over the flake in DIR (default: the current folder): what git and flake.lock know of it, names
that nixpkgs no longer has, systems, licences, LD_LIBRARY_PATH, .venv and the native libraries that
its packages load, the oldest Rust, and Nix itself. Each finding says what follows from it and what
to do. Nothing of the project is executed.

  --fix           mend what takes no decision, and show the diff first; a second run finds it done
  --explain FILE  say what happened in a failed run of nix, uv, cargo or Python, by its output
  --json          findings, each with id, level (error, warning, note), title, evidence (file, line),
                  consequence, cure and fixable; fixed, which is what --fix did

Exit code 4 when something is wrong, or nothing in the output is known; notes alone are no problem.

Examples:
  create-nix-project doctor
  create-nix-project doctor --fix
  nix develop 2>&1 | tee log; create-nix-project doctor --explain log
  nix build 2>&1 | create-nix-project doctor --explain -
  create-nix-project doctor --json | jq -r '.findings[].id'`,
  update: `Usage: create-nix-project update [DIR] [--answers KEY=VALUE]… [--template ID]
                                 [--check | --dry-run] [--force] [--yes] [--json]

Brings the generated files in DIR (default: the current folder) to the templates of this version, by a
three-way merge: what you did not touch is replaced, what you removed or renamed stays so, what both
changed is merged line by line. Conflicts get the markers of git, and \`git mergetool\` resolves them.
Questions that are new are asked, or answered by what is detected.

  --answers KEY=VALUE  change an answer by the same merge; a flag of the template does it, too
  --template ID        move to another variant; without .nix-project.json, make it anew
  --check              write nothing; exit code 4 when the project is behind
  --dry-run            print the whole diff, write nothing
  --force              update also what is not committed

It needs a git repository in which the project is committed. Exit code 1 when there are conflicts to
resolve, 3 when it was refused and nothing was written.

Examples:
  create-nix-project update
  create-nix-project update --dry-run
  create-nix-project update --answers python=3.14 --answers vscode=yes
  create-nix-project update --check --json | jq -r '.from.version + " → " + .to.version'`,
  policy: `Usage: create-nix-project policy [DIR] [--check] [--fix] [--json]

For a Poetry project: prints every package of poetry.lock that has native code, whether each system
installs its wheel or builds its source, and why; and what nix/wheel-policy.toml and poetry.lock
disagree about. Nothing is built or downloaded.

  --check  exit code 4 when they disagree, or poetry2nix would get the lock wrong
  --fix    add the rows that the table lacks, and remove those of packages that are gone

Examples:
  create-nix-project policy
  create-nix-project policy --check
  create-nix-project policy --json | jq '.rows[] | select(.systems."x86_64-linux".kind == "source")'`,
  help: `Usage: create-nix-project help [COMMAND | VARIANT]`,
};

/**
 * The help text for no topic, a command, or a variant.
 * @throws {CliError} exit code 2 when there is no such topic
 */
export function helpText(topic: string | undefined, templates: readonly Template[]): string {
  if (topic === undefined || topic === 'create')
    return [general(), ...templates.map(templateFlags), examples].join('\n\n');
  const template = templates.find(({ id }) => id === topic);
  if (template !== undefined) return templateFlags(template);
  const text = Object.hasOwn(commandHelp, topic) ? commandHelp[topic] : undefined;
  if (text !== undefined) return text;
  const guess = nearest(topic, [...commands, ...templates.map(({ id }) => id)]);
  throw usageError(
    'unknown-topic',
    `There is no help about “${topic}”.`,
    guess === undefined ? 'Run `create-nix-project help`.' : `Did you mean ${guess}?`,
  );
}

function general(): string {
  return [usage, ...table(flagRows), '', lists].join('\n');
}

function templateFlags({ id, title, questions }: Template): string {
  return [`${title} (--template ${id}):`, ...table(questions.map(questionRow))].join('\n');
}
