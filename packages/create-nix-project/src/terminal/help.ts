import { valuesOf } from '../answers/settings.ts';
import { flagOf } from '../answers/spelling.ts';
import { usageError } from '../errors.ts';
import { writeList } from '../text/list-text.ts';
import { nearest } from '../text/nearest.ts';
import { table } from '../text/table.ts';
import { wrapped } from '../text/wrapped.ts';
import type { Question, Template } from '../values.ts';
import { commandLines, commands } from './commands/index.ts';

const head = `Give a Python or Rust project a Nix flake that passes \`nix flake check\`.

  create-nix-project [DIR]          create a project, or add Nix to one
  create-nix-project detect [DIR]   show what is in a folder, with evidence
  create-nix-project doctor [DIR]   find what is wrong with a flake, and fix it
  create-nix-project explain [LOG]  explain the output of a failed run
  create-nix-project update [DIR]   get current templates, change answers
  create-nix-project policy [DIR]   show which Poetry packages are wheels
  create-nix-project help [TOPIC]   more about a command or a template`;

const flags = `Flags:
  -t, --template ID   what kind of project; otherwise it is detected, or asked
      --name NAME  --python 3.13 | --toolchain stable  --ci github|none
      --set KEY=VALUE any other answer; \`help TEMPLATE\` lists the keys
      --project PATH  the folder to add Nix to, in a repository of several
  -y, --yes           ask nothing
      --dry-run       print the diff, write nothing
      --json          print one JSON document, nothing else
      --verify        run \`nix flake check\` at the end
      --replace       replace conflicting files that git has committed
      --no-git, --no-lock   leave git alone, leave lock files alone
  -h, --help;  -v, --version`;

/**
 * The help text for no topic, a command, or a template.
 * @throws {CliError} exit code 2 when there is no such topic
 */
export function helpText(topic: string | undefined, templates: readonly Template[]): string {
  if (topic === undefined) return general(templates);
  const template = templates.find(({ id }) => id === topic);
  if (template !== undefined) return templateHelp(template);
  const command = commands.find((name) => name === topic);
  if (command !== undefined) return commandLines[command].help;
  const topics = [...commands, ...templates.map(({ id }) => id)];
  const guess = nearest(topic, topics);
  throw usageError(
    'unknown-topic',
    `There is no help on “${topic}”.`,
    guess === undefined ? `The topics are: ${topics.join(', ')}.` : `Did you mean ${guess}?`,
  );
}

/** The `--json` document of `help`: the text, and the templates that it is about. */
export function helpJson(topic: string | undefined, templates: readonly Template[]) {
  const about = templates.filter(({ id }) => topic === undefined || topic === id);
  return {
    text: helpText(topic, templates),
    templates: about.map(({ id, title, description, version, questions }) => ({
      id,
      title,
      description,
      version,
      answers: questions.map(({ flag, type, message, help, choices, default: value }) => ({
        key: flag,
        type,
        message,
        help,
        ...(choices === undefined ? {} : { choices }),
        ...(value === undefined ? {} : { default: value }),
      })),
    })),
  };
}

function general(templates: readonly Template[]): string {
  const rows = templates.map(({ id, title }) => [`  ${id}`, title]);
  return [head, ['Templates:', ...table(rows)].join('\n'), flags].join('\n\n');
}

function templateHelp({ id, title, description, questions }: Template): string {
  return [
    `${title} (--template ${id})`,
    '',
    ...wrapped(description),
    '',
    'Answers, with their defaults in brackets:',
    ...questions.flatMap((question) => ['', ...questionHelp(question)]),
  ].join('\n');
}

function questionHelp(question: Question): string[] {
  const values = valuesOf(question);
  const flag = flagOf(question.flag);
  const separator = flag.startsWith('--set ') ? '=' : ' ';
  return [
    ...wrapped(`${flag}${separator}${values}${defaultText(question)}`, '  '),
    ...wrapped(question.help, '      '),
  ];
}

function defaultText({ default: value }: Question): string {
  if (value === undefined || value === '') return '';
  if (typeof value === 'boolean') return ` [${value ? 'yes' : 'no'}]`;
  const text = typeof value === 'string' ? value : writeList(value);
  return text === '' ? '' : ` [${text}]`;
}
