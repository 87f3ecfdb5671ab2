import {
  type NeededBy,
  neededByText,
} from '../../packages/create-nix-project/src/entries/needed-by.ts';
import type { NixPackage } from '../../packages/create-nix-project/src/entries/nix-package.ts';

/** A line of a list of packages in a Nix file. */
export function packageLine({ neededBy, ...nixPackage }: NixPackage) {
  return { ...nixPackage, comment: comment(neededBy) };
}

/** The end of a line: ` # a, b and 3 more`. */
export function comment(neededBy: NeededBy): string {
  const text = neededByText(neededBy);
  return text === '' ? '' : ` # ${text}`;
}
