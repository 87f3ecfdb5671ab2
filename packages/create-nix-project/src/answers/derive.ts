import type { AnswerValue } from '../values.ts';
import { rules } from './validate.ts';

/** `My App` → `my_app`, `test` → `test_app`: the import name that belongs to a project name. */
function pythonPackage(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const isTaken = /^[a-z]/.test(words) && rules['python-package']?.(words) !== undefined;
  return isTaken ? `${words}_app` : words;
}

/** `3.13` → `>=3.13`: a `requires-python` that begins at this version. */
function pythonMinimum(version: string): string {
  return `>=${version}`;
}

/** A folder name as a project name: spaces become dashes, the rest is left for the rule to judge. */
function projectName(folder: string): string {
  return folder.trim().replace(/\s+/g, '-');
}

/** A folder name as the name of a crate: `My App` → `my-app`. */
function crateName(folder: string): string {
  return folder
    .trim()
    .toLowerCase()
    .replace(/[\s.]+/g, '-');
}

/** Functions that a question's `defaultFrom.as` can name. */
export const derivations: Readonly<Record<string, (text: string) => AnswerValue>> = {
  'project-name': projectName,
  'python-package': pythonPackage,
  'python-minimum': pythonMinimum,
  'crate-name': crateName,
  'core-crate': (name) => [`${name}-core`],
  'only-crate': (name) => [name],
};

/**
 * The value derived from another answer.
 * @throws {Error} when `as` names no derivation; the template loader checks this at build time
 */
export function derive(as: string, value: AnswerValue | undefined): AnswerValue | undefined {
  const derivation = derivations[as];
  if (derivation === undefined) throw new Error(`There is no derivation named ${as}.`);
  return typeof value === 'string' ? derivation(value) : undefined;
}
