import { someNames } from '../../packages/create-nix-project/src/text/some-names.ts';
import type { NeededPackage } from '../../packages/create-nix-project/src/values/found.ts';

/** A line of a list of packages in a Nix file. */
export interface PackageLine {
  readonly attribute: string;
  /** Only Linux has it, or has use for it. */
  readonly linux: boolean;
  /** The end of the line. */
  readonly comment: string;
}

/** The packages that were found to be needed, and those that somebody asked for, once each. */
export function packageLines(
  found: readonly NeededPackage[],
  asked: readonly string[],
): PackageLine[] {
  const known = new Set(found.map(({ attribute }) => attribute));
  return [
    ...found.map(({ attribute, linux, neededBy }) => ({
      attribute,
      linux: linux && !asked.includes(attribute),
      comment: neededByComment(neededBy),
    })),
    ...[...new Set(asked)]
      .filter((attribute) => !known.has(attribute))
      .map((attribute) => ({ attribute, linux: false, comment: '' })),
  ];
}

/** The end of a line: ` # a, b and 3 more`. */
export function neededByComment(names: readonly string[]): string {
  return names.length === 0 ? '' : ` # ${someNames(names)}`;
}
