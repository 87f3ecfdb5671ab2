import { isNixAttribute } from '../literals/nix.ts';
import { isNeededBy, type NeededBy, parseNeededBy, writeNeededBy } from './needed-by.ts';

/** A package of nixpkgs, as answers such as `libraries` write it. */
export interface NixPackage {
  readonly attribute: string;
  /** Only Linux has it, or has use for it. */
  readonly linux: boolean;
  readonly neededBy: NeededBy;
}

/** Reads `ATTR[@linux][:NAME+NAME[~MORE]]`. */
export function parseNixPackage(entry: string): NixPackage {
  const [name = '', neededBy] = entry.split(':');
  const [attribute = '', system] = name.split('@');
  return { attribute, linux: system === 'linux', neededBy: parseNeededBy(neededBy) };
}

/** Writes the same. */
export function writeNixPackage(
  attribute: string,
  linux: boolean,
  neededBy: readonly string[],
): string {
  return `${attribute}${linux ? '@linux' : ''}${writeNeededBy(neededBy)}`;
}

/** Why a text is no such entry; undefined when it is one. */
export function nixPackage(text: string): string | undefined {
  const [, attribute = '', neededBy] = /^([^:@]+)(?:@linux)?(?::(.+))?$/s.exec(text) ?? [];
  if (text.length <= 500 && isNixAttribute(attribute) && isNeededBy(neededBy)) return undefined;
  return 'write the attribute of a nixpkgs package, such as “openssl”, “alsa-lib@linux” or “openssl:openssl-sys”';
}
