import { CliError, exitCodes, isCliError, usageError } from '../errors.ts';
import type { Dialogue } from '../terminal/dialogue.ts';
import type { Flags } from '../terminal/flags.ts';
import { nearest } from '../text/nearest.ts';
import type { Facts, Template } from '../values.ts';

interface Choice {
  readonly flags: Pick<Flags, 'template' | 'yes'>;
  readonly templates: readonly Template[];
  readonly facts: Facts;
}

/**
 * The template: by flag, from the record, by prompt where several fit, by detection, or with `--yes`
 * the first one.
 *
 * @param refuse throws what speaks against a template: at a terminal, it is not offered then
 * @throws {CliError} exit code 2 when the flag names no template, or nothing decides without a
 *   terminal; 3 when the folder was generated from another template; what `refuse` throws when it
 *   leaves none
 */
export async function chooseTemplate(
  { flags, templates, facts }: Choice,
  dialogue: Pick<Dialogue, 'template'> | undefined,
  refuse: (template: Template) => void,
): Promise<Template> {
  const recorded = facts.record?.template;
  if (flags.template !== undefined) {
    const chosen = findTemplate(templates, flags.template);
    if (recorded !== undefined && recorded !== chosen.id) throw otherTemplate(recorded, chosen.id);
    return chosen;
  }
  if (recorded !== undefined) return findTemplate(templates, recorded);
  const known = facts.fitting.find(({ id }) => templates.some((template) => template.id === id));
  const proposed = known?.id ?? templates[0]?.id;
  if (dialogue !== undefined) {
    const offered = offeredTemplates(templates, facts, refuse);
    const [only, ...others] = offered;
    if (only !== undefined && others.length === 0) return only;
    return findTemplate(offered, await dialogue.template(offered, facts));
  }
  if (known !== undefined) return findTemplate(templates, known.id);
  if (flags.yes && facts.fitting.length === 0 && proposed !== undefined)
    return findTemplate(templates, proposed);
  throw undecided(facts, templates);
}

/** The templates that nothing speaks against, what detection proposes first; it alone where there is any. */
function offeredTemplates(
  templates: readonly Template[],
  { project, fitting: suggested }: Facts,
  refuse: (template: Template) => void,
): Template[] {
  const proposed = suggested.flatMap(({ id }) => templates.find((one) => one.id === id) ?? []);
  const others = templates.filter((template) => !proposed.includes(template));
  const isClear = project === 'existing' && proposed.length > 0;
  const possible = isClear ? proposed : [...proposed, ...others];
  const fitting = possible.filter((template) => !isRefused(template, refuse));
  // Says why.
  if (fitting.length === 0 && possible[0] !== undefined) refuse(possible[0]);
  return fitting;
}

function isRefused(template: Template, refuse: (template: Template) => void): boolean {
  try {
    refuse(template);
    return false;
  } catch (error) {
    if (!isCliError(error)) throw error;
    return true;
  }
}

/**
 * The template of that name.
 * @throws {CliError} exit code 2 when there is none
 */
export function findTemplate(templates: readonly Template[], id: string): Template {
  const template = templates.find((candidate) => candidate.id === id);
  if (template !== undefined) return template;
  const ids = templates.map((candidate) => candidate.id);
  const guess = nearest(id, ids) ?? templates.find((candidate) => isAbout(candidate, id))?.id;
  throw usageError(
    'unknown-template',
    `There is no template “${id}”.`,
    guess === undefined ? `The templates are: ${ids.join(', ')}.` : `Did you mean ${guess}?`,
  );
}

/** Whether somebody may well say this word for a template, such as “rust” or “python”. */
function isAbout({ id, title, description }: Template, word: string): boolean {
  const words = [id, title, description]
    .join(' ')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((each) => each.startsWith(word.toLowerCase())) && word.length > 2;
}

function undecided(facts: Facts, templates: readonly Template[]): CliError {
  const wanted = facts.fitting[0];
  const ids = templates.map(({ id }) => id).join(', ');
  return usageError(
    'missing-answer',
    wanted === undefined
      ? 'It is unclear which kind of project this should be.'
      : `${wanted.reason}, which needs the template ${wanted.id}; this version does not have it.`,
    `Give --template with one of: ${ids}.`,
  );
}

function otherTemplate(recorded: string, chosen: string): CliError {
  return new CliError(
    `This project was generated from the template ${recorded}, not ${chosen}. Nothing was written.`,
    {
      code: 'other-template',
      exitCode: exitCodes.refused,
      hint: `Leave --template out, or remove .nix-project.json and the files of ${recorded} first.`,
    },
  );
}
