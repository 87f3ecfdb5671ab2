import { refusal } from '../../create-nix-project/src/answers/validate.ts';
import type { Question } from '../../create-nix-project/src/values.ts';
import { optionName } from '../src/generators/init/option-name.ts';

/** The templates, as far as their questions are concerned. */
type WithQuestions = readonly { readonly id: string; readonly questions: readonly Question[] }[];

/** What `nx generate` takes for itself: a question of that name would never get its answer. */
const namesOfNx = new Set(
  'collection defaults dryRun generator help interactive quiet skipProjectGraph verbose version'.split(
    ' ',
  ),
);

/**
 * The schema of the generator `init`: an option for every question of every template. None has a
 * default: what is not given is asked, detected, or the template's own default.
 *
 * @throws {Error} when a question's option is one of Nx, or of the generator itself
 */
export function initSchema(templates: WithQuestions): object {
  const ids = templates.map(({ id }) => id);
  const own = {
    project: {
      type: 'string',
      description:
        'The project to add Nix to: its name, or a folder. Without it, nx-flake is only registered in nx.json.',
      $default: { $source: 'argv', index: 0 },
      'x-dropdown': 'projects',
      'x-priority': 'important',
    },
    template: {
      type: 'string',
      alias: 't',
      description: `The template. Without it, detection decides, or you are asked at a terminal.`,
      enum: ids,
      'x-priority': 'important',
    },
    set: {
      type: 'array',
      items: { type: 'string' },
      description:
        'An answer as KEY=VALUE, repeated for each: `create-nix-project help TEMPLATE` lists the keys.',
    },
    git: {
      type: 'boolean',
      description: 'Make the files visible to git, and so to Nix: `git add --intent-to-add`.',
      default: true,
    },
    lock: {
      type: 'boolean',
      description: 'Create missing lock files, such as uv.lock.',
      default: true,
    },
  };
  const flags = [
    ...new Set(templates.flatMap(({ questions }) => questions.map(({ flag }) => flag))),
  ];
  const taken = flags.find((flag) => namesOfNx.has(optionName(flag)) || optionName(flag) in own);
  if (taken !== undefined)
    throw new Error(`--${taken} of a template is an option of its own in Nx`);
  const options = flags.map((flag) => [optionName(flag), questionOption(flag, templates)]);
  return {
    $schema: 'https://json-schema.org/schema',
    $id: 'NxFlakeInit',
    title: 'Add Nix to a project',
    description: 'Registers nx-flake in nx.json, and adds Nix to a project of the workspace.',
    type: 'object',
    examples: examples,
    properties: { ...own, ...Object.fromEntries(options) },
    required: [],
    additionalProperties: false,
  };
}

const examples = [
  { command: 'nx g nx-flake:init', description: 'Register the plugin' },
  { command: 'nx g nx-flake:init my-app', description: 'Add Nix to the project my-app' },
  {
    command: 'nx g nx-flake:init my-app --template uv --python 3.13 --set direnv=no --dry-run',
    description: 'Show which files would be written',
  },
];

function questionOption(flag: string, templates: WithQuestions): object {
  const having = templates.flatMap(({ id, questions }) =>
    questions.filter((question) => question.flag === flag).map((question) => ({ id, question })),
  );
  const questions = having.map(({ question }) => question);
  const all = questions.flatMap(({ choices }) => (choices ?? []).map(({ value }) => value));
  const choices = [...new Set(all)].sort();
  const [first] = questions;
  const isNumber = questions.some(acceptsNumber);
  return {
    ...types[first?.type ?? 'text'],
    ...(isNumber ? { type: ['string', 'number'] } : {}),
    // What looks like a number comes as one from Nx, and would be none of the texts.
    ...(choices.length > 0 && !isNumber ? { enum: choices } : {}),
    description: [
      first?.help,
      ...(choices.length > 0 && isNumber ? [`One of ${choices.join(', ')}.`] : []),
      ...(having.length === templates.length
        ? []
        : [`Only for ${having.map(({ id }) => id).join(', ')}.`]),
    ].join(' '),
  };
}

const types = {
  text: { type: 'string' },
  select: { type: 'string' },
  confirm: { type: 'boolean' },
  list: { type: 'array', items: { type: 'string' } },
} as const;

/** Nx reads `3.13` on the command line as a number. */
function acceptsNumber(question: Question): boolean {
  if (question.type === 'select')
    return (question.choices ?? []).some(({ value }) => /^\d+(\.\d+)?$/.test(value));
  return (
    question.type === 'text' && ['1', '1.85'].some((text) => refusal(question, text) === undefined)
  );
}
