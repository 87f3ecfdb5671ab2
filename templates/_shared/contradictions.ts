import { normalName } from '../../packages/create-nix-project/src/python/name.ts';
import { allows } from '../../packages/create-nix-project/src/python/specifier.ts';
import { evidenceText } from '../../packages/create-nix-project/src/text/evidence.ts';
import type { Contradiction } from '../../packages/create-nix-project/src/values.ts';

export const pythonInRange: Contradiction = ({ python, requiresPython }, { facts }) => {
  const found = facts.find(({ id }) => id === 'requires-python');
  // Once the project is there, its manifest is what counts.
  const range = found?.value ?? requiresPython;
  if (typeof python !== 'string' || typeof range !== 'string' || allows(range, python))
    return undefined;
  const place = found ? ` in ${evidenceText(found.evidence)}` : '';
  return `python = ${python} is outside of “${range}”${place}`;
};

/** What the starter of a Python project depends on, directly or not, and builds with. */
const starterPackages = {
  application: ['rich', 'markdown-it-py', 'mdurl', 'pygments'],
  pytest: ['pytest', 'iniconfig', 'packaging', 'pluggy', 'pygments', 'colorama'],
  packaged: ['hatchling', 'editables', 'packaging', 'pathspec', 'pluggy', 'trove-classifiers'],
} as const;

export const nameIsNoDependency: Contradiction = (answers, { project }) => {
  const name = normalName(String(answers.name));
  const used = Object.entries(starterPackages).some(
    ([answer, names]) => answers[answer] === true && (names as readonly string[]).includes(name),
  );
  return used && project === 'new'
    ? `name = ${answers.name} is the name of a package that the new project uses, so it would depend on itself`
    : undefined;
};
