/**
 * The name under which two spellings are one Python package: `Foo_Bar` → `foo-bar`.
 * https://packaging.python.org/en/latest/specifications/name-normalization/
 */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** The package that a requirement is about: `Hatch_VCS[x]>=0.4; python_version > '3'` → `hatch-vcs`. */
export function requiredName(requirement: string): string {
  return normalName(/^[\w.-]+/.exec(requirement.trim())?.[0] ?? '');
}

/**
 * Whether a text is a name that a Python package can have; a lock file may say anything.
 * https://packaging.python.org/en/latest/specifications/name-normalization/
 */
export function isPackageName(text: string): boolean {
  return text.length <= 100 && /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(text);
}
