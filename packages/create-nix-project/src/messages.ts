import type { CliError } from './errors.ts';
import { writeList } from './list-text.ts';
import type { Evidence, Facts, Project, ProposedVariant, Question, Template } from './types.ts';
import type { Warning } from './warning.ts';

/** `pyproject.toml:3, uv.lock` */
export function evidenceText(evidence: readonly Evidence[]): string {
  return evidence
    .map(({ file, line }) => (line === undefined ? file : `${file}:${line}`))
    .join(', ');
}

/** Rows as lines with aligned columns, two spaces apart. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, [...cell].length);
    });
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd(),
  );
}

/** What standard error gets for an expected error. */
export function errorText(error: CliError): string {
  return [error.details, `error: ${error.message}`, error.hint]
    .filter((part) => part !== undefined)
    .map(printableLines)
    .join('\n');
}

/** What will not work, and what to do about it. */
export function warningText({ message, checks, systems, cure, evidence }: Warning): string {
  const where = systems === undefined ? '' : ` on ${systems.join(', ')}`;
  const failing =
    checks.length === 0 ? [] : [`These checks will fail${where}: ${checks.join(', ')}.`];
  const places = evidence.slice(0, mostPlaces);
  return [
    `warning: ${[message, ...failing].join(' ')}`,
    `  ${cure}`,
    ...(places.length === 0 ? [] : [`  See ${evidenceText(places)}`]),
  ]
    .map(printable)
    .join('\n');
}

/** Of more places, the first are enough to look. */
const mostPlaces = 8;

/** The variants, one per line. */
export function listText(templates: readonly Template[]): string {
  return table(templates.map(({ id, description }) => [id, description])).join('\n');
}

/** What detection found, as a table with its evidence, the projects, and the variants. */
export function factsText(facts: Facts): string {
  const found = facts.facts.map(({ id, value, evidence }) => [
    id,
    shortened(Array.isArray(value) ? value.join(', ') : String(value)),
    shortened(evidenceText(evidence)),
  ]);
  const variant = ({ id, reason, evidence }: ProposedVariant) => [
    id,
    shortened(reason),
    shortened(evidenceText(evidence)),
  ];
  const section = (title: string, rows: string[][]) =>
    rows.length === 0 ? [] : [`${title}:`, ...table(rows).map((row) => `  ${row}`), ''];
  const empty =
    found.length === 0 ? ['Nothing to build on was found: this would be a new project.', ''] : [];
  return [
    ...empty,
    ...section('Found', found),
    ...section('Projects', projectRows(facts.projects ?? [])),
    ...section('Variants that fit', facts.variants.map(variant)),
    ...section('Other variants', (facts.otherVariants ?? []).map(variant)),
  ]
    .join('\n')
    .trimEnd();
}

/** Lines of a screen: of more projects only the number is told. */
const mostRows = 40;

/** One line for each project; members of a workspace are counted with it. */
function projectRows(projects: readonly Project[]): string[][] {
  // Those of a workspace whose root is no project are not counted anywhere else.
  const own = projects.filter(
    ({ workspace, kind }) =>
      workspace === undefined ||
      !projects.some((other) => other.path === workspace && other.kind === kind),
  );
  // What the folder itself is, the facts say.
  if (own.every(({ path }) => path === '.') && own.length === projects.length) return [];
  const rows = own
    .slice(0, mostRows)
    .map(({ path, kind, manager, name = '', evidence, problem, workspace }) => {
      const isMember = (other: Project) => other.workspace === path && other.kind === kind;
      const members = projects.filter(isMember).length;
      const count = members === 0 ? '' : `${members} ${members === 1 ? 'member' : 'members'}`;
      const part = workspace === undefined ? count : `member of the workspace in ${workspace}`;
      return [path, manager, name, problem ?? part, evidenceText(evidence)].map(shortened);
    });
  const more = own.length - rows.length;
  return more === 0 ? rows : [...rows, [`and ${more} more`]];
}

/** Text of others for one line of a terminal: what would move its cursor or colour it is spelled out. */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same for several lines, with their tabs. */
export function printableLines(text: string): string {
  const line = (content: string) => content.split('\t').map(printable).join('\t');
  return text.split('\n').map(line).join('\n');
}

/** Of a long value its beginning, so that the next column stays near; `--json` has all of it. */
function shortened(value: string): string {
  const characters = [...printable(value)];
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`;
}

/** One line of help for a question's flag. */
export function questionRow(question: Question): string[] {
  const values = (question.choices ?? []).map(({ value }) => value).join('|');
  const forms = {
    confirm: `--[no-]${question.flag}`,
    select: `--${question.flag} ${values}`,
    list: `--${question.flag} A,B`,
    text: `--${question.flag} TEXT`,
  };
  const fallback = Array.isArray(question.default) ? writeList(question.default) : question.default;
  const shown = fallback === undefined || fallback === '' ? '' : ` [${fallback}]`;
  return [`  ${forms[question.type]}`, `${question.help}${shown}`];
}
