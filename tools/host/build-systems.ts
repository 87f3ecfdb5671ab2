import { buildSystems } from './poetry-packages.ts';
import { pythonFiles } from './python-files.ts';

/** A wheel of the package index, as pkgs/python/wheels.nix of the offline nixpkgs reads it. */
export interface HostWheel {
  readonly version: string;
  readonly url: string;
  readonly sha256: string;
  /** Other packages of this list that it needs at run time. */
  readonly requires: readonly string[];
}

/**
 * Where the wheels of the packages are that build others.
 *
 * @throws when the index does not have them
 */
export async function hostBuildSystems(): Promise<Record<string, HostWheel>> {
  const releases = Object.entries(buildSystems).map(([name, { version }]) => `${name}==${version}`);
  const files = await pythonFiles({ releases: releases.sort(), python: '3.11' });
  const entries = Object.entries(buildSystems).map(([name, { version, requires = [] }]) => {
    const prefix = `${name.replaceAll('-', '_')}-${version}-`;
    const found = Object.entries(files).find(
      ([file]) => file.toLowerCase().startsWith(prefix) && file.endsWith('-none-any.whl'),
    );
    if (found === undefined)
      throw new Error(`the package index has no wheel of ${name} ${version}`);
    return [name, { version, ...found[1], requires }];
  });
  return Object.fromEntries(entries);
}
