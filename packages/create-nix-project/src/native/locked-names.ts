import { normalName } from '../python-name.ts';

/** A package that a lock file has. */
export interface LockedName {
  /** Normalized. */
  readonly name: string;
  /** Counts from 1. */
  readonly line: number;
}

/**
 * The packages of a uv.lock, poetry.lock or pylock.toml: the first name below each `[[package]]`.
 *
 * Programs write these files in one and the same form, so that their lines are enough to know the
 * names, also when there are a million of them. What is no such file has none.
 */
export function lockedNames(text: string): LockedName[] {
  const found = new Map<string, LockedName>();
  let isPackage = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('[')) isPackage = /^\[\[packages?\]\]\s*$/.test(line);
    else if (isPackage && line.startsWith('name = ')) {
      const name = normalName(/^name = "([^"]{1,200})"\s*$/.exec(line)?.[1] ?? '');
      if (name !== '' && !found.has(name)) found.set(name, { name, line: index + 1 });
      isPackage = false;
    }
  }
  return [...found.values()];
}
