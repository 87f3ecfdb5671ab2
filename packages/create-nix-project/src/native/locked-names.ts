import { normalName } from '../python/name.ts';

/** A package that a lock file has. */
export interface LockedName {
  /** Normalized. */
  readonly name: string;
  /** Counts from 1. */
  readonly line: number;
  /** Whether it has a wheel for Linux alone: one with native code. */
  readonly hasLinuxWheel: boolean;
}

/** The last part of a wheel's name says where it fits: `manylinux_2_28_x86_64`, `linux_x86_64`. */
const linuxWheel = /linux[^"/-]{0,80}\.whl"/;

/**
 * The packages of a uv.lock, poetry.lock or pylock.toml: the first name below each `[[package]]`.
 *
 * Programs write these files in one and the same form, so that their lines are enough to know the
 * names, also when there are a million of them. What is no such file has none.
 */
export function lockedNames(text: string): LockedName[] {
  const found = new Map<string, LockedName>();
  let isPackage = false;
  let current: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('[')) {
      isPackage = /^\[\[packages?\]\]\s*$/.test(line);
      // Tables of a package: `[package.metadata]`, `[[packages.wheels]]`.
      if (isPackage || !/^\[\[?packages?\./.test(line)) current = undefined;
    } else if (isPackage && line.startsWith('name = ')) {
      const name = normalName(/^name = "([^"]{1,200})"\s*$/.exec(line)?.[1] ?? '');
      if (name !== '' && !found.has(name))
        found.set(name, { name, line: index + 1, hasLinuxWheel: false });
      current = name;
      isPackage = false;
    } else if (current !== undefined && line.includes('linux') && linuxWheel.test(line)) {
      const entry = found.get(current);
      if (entry !== undefined) found.set(current, { ...entry, hasLinuxWheel: true });
      current = undefined;
    }
  }
  return [...found.values()];
}
