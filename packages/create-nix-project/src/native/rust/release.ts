import type { TomlFile } from '../../read/toml.ts';
import type { Evidence } from '../../values/evidence.ts';

/** A release of Rust that a file names, such as `1.85` or `1.85.1`. */
export interface NamedRelease {
  readonly version: string;
  readonly evidence: Evidence;
}

/** The release at a path of keys; undefined for channels such as `stable`, and for none. */
export function releaseAt(file: TomlFile, ...keys: string[]): NamedRelease | undefined {
  const version = file.get(...keys);
  if (typeof version !== 'string' || !/^\d+\.\d+(\.\d+)?$/.test(version)) return undefined;
  return { version, evidence: file.place(...keys) };
}

/**
 * Below 0 when the left release is older. Of `1.85` and `1.85.2`, what is not said is the same: as a
 * toolchain, `1.85` is its newest patch release.
 */
export function compareReleases(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  const length = Math.min(a?.length ?? 0, b?.length ?? 0);
  for (let index = 0; index < length; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
