/** The only file that imports the library for versions of Python packages, so that it is bundled once. */
import { satisfies, valid, validRange } from '@renovatebot/pep440';

/** Each clause is compared with several versions; real ones have less than ten. */
const longestSpecifier = 1000;

/** Whether a text is a version specifier as `requires-python` has it. */
export function isSpecifier(text: string): boolean {
  return text.length <= longestSpecifier && Boolean(validRange(text));
}

/** Whether a text is one version, as PEP 440 writes it. */
export function isVersion(text: string): boolean {
  return Boolean(valid(text));
}

/** Whether a version is one of those that a specifier names, which may be a prerelease. */
export function isVersionOf(version: string, specifier: string): boolean {
  return satisfies(version, specifier, { prereleases: true });
}

/** Whether `requires-python` lets a release of this minor version in. */
export function allows(requiresPython: string, minorVersion: string): boolean {
  if (requiresPython.length > longestSpecifier) return false;
  // The patch releases that the clauses name, and two that most clauses are about.
  const named = requiresPython.match(/\d+\.\d+\.\d+/g) ?? [];
  const patches = named.filter((version) => version.startsWith(`${minorVersion}.`));
  return [`${minorVersion}.50`, `${minorVersion}.0`, minorVersion, ...patches].some((version) =>
    satisfies(version, requiresPython),
  );
}
