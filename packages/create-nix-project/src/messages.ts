import type { CliError } from './errors.ts';
import type { Evidence, Facts, Question, Template } from './types.ts';

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
    .join('\n');
}

/** The variants, one per line. */
export function listText(templates: readonly Template[]): string {
  return table(templates.map(({ id, description }) => [id, description])).join('\n');
}

/** What detection found, as a table with its evidence, and the variants that fit. */
export function factsText(facts: Facts): string {
  const found = facts.facts.map(({ id, value, evidence }) => [
    id,
    shortened(Array.isArray(value) ? value.join(', ') : String(value)),
    evidenceText(evidence),
  ]);
  const variants = facts.variants.map(({ id, reason, evidence }) => [
    id,
    reason,
    evidenceText(evidence),
  ]);
  const section = (title: string, rows: string[][]) =>
    rows.length === 0 ? [] : [`${title}:`, ...table(rows).map((row) => `  ${row}`), ''];
  const empty =
    found.length === 0 ? ['Nothing to build on was found: this would be a new project.', ''] : [];
  return [...empty, ...section('Found', found), ...section('Variants that fit', variants)]
    .join('\n')
    .trimEnd();
}

/** Of a long value its beginning, so that the next column stays near; `--json` has all of it. */
function shortened(value: string): string {
  const characters = [...value];
  return characters.length <= 60 ? value : `${characters.slice(0, 59).join('')}…`;
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
  const fallback = Array.isArray(question.default) ? question.default.join(',') : question.default;
  const shown = fallback === undefined || fallback === '' ? '' : ` [${fallback}]`;
  return [`  ${forms[question.type]}`, `${question.help}${shown}`];
}
