import { allows } from './detect/python/version.ts';
import { usageError } from './errors.ts';
import { evidenceText } from './messages.ts';
import type { Answers, Facts, Template } from './types.ts';

/** Returns how the answers contradict each other or the project; undefined when they do not. */
type Agreement = (answers: Answers, facts: Facts) => string | undefined;

const pythonInRange: Agreement = ({ python, requiresPython }, { facts }) => {
  const found = facts.find(({ id }) => id === 'requires-python');
  const range = requiresPython ?? found?.value;
  if (typeof python !== 'string' || typeof range !== 'string' || allows(range, python))
    return undefined;
  const place = requiresPython === undefined && found ? ` in ${evidenceText(found.evidence)}` : '';
  return `--python ${python} is outside of “${range}”${place}`;
};

/** What the starter of a Python project depends on, directly or not, and builds with. */
const starterPackages = {
  application: ['rich', 'markdown-it-py', 'mdurl', 'pygments'],
  pytest: ['pytest', 'iniconfig', 'packaging', 'pluggy', 'pygments', 'colorama'],
  packaged: ['hatchling', 'editables', 'packaging', 'pathspec', 'pluggy', 'trove-classifiers'],
} as const;

const nameIsNoDependency: Agreement = (answers, { project }) => {
  // https://packaging.python.org/en/latest/specifications/name-normalization/
  const name = String(answers.name)
    .toLowerCase()
    .replace(/[-_.]+/g, '-');
  const used = Object.entries(starterPackages).some(
    ([answer, names]) => answers[answer] === true && (names as readonly string[]).includes(name),
  );
  return used && project === 'new'
    ? `--name ${answers.name} is the name of a package that the new project uses, so it would depend on itself`
    : undefined;
};

/** Rules over several answers, by the names in a template's `agreements`. */
export const agreements: Readonly<Record<string, Agreement>> = {
  'python-in-range': pythonInRange,
  'name-is-no-dependency': nameIsNoDependency,
};

/**
 * Checks what single answers cannot show: that they go together.
 * @throws {CliError} exit code 2 with the first contradiction
 */
export function checkAgreements(template: Template, answers: Answers, facts: Facts): void {
  for (const name of template.agreements) {
    const reason = agreements[name]?.(answers, facts);
    if (reason !== undefined)
      throw usageError('contradiction', `${reason}.`, 'Change one of them. Nothing was written.');
  }
}
