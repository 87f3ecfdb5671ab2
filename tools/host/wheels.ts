import { type PythonFile, pythonFiles } from './python-files.ts';

/** A package of the index, as pkgs/python/wheels.nix of the offline nixpkgs reads it. */
export interface HostWheel {
  readonly version: string;
  /** Its wheels, by what they are for; see `fittingWheels`. */
  readonly files: Readonly<Record<string, PythonFile>>;
  /** Other packages of this list that it needs at run time. */
  readonly requires: readonly string[];
}

/** What is wanted of a package: a release, and what that needs. */
export type WheelRecipe = Pick<HostWheel, 'version' | 'requires'>;

/** What the platform tags of wheels look like that run on a system. */
const platforms = [
  ['x86_64-linux', /^manylinux.*_x86_64/],
  ['aarch64-linux', /^manylinux.*_aarch64/],
  ['aarch64-darwin', /^macosx_.*_(arm64|universal2)/],
] as const;

/**
 * Where the wheels of these packages are.
 *
 * @param oldest the oldest Python that they are for, such as `3.11`
 * @param compiledFor the one Python for which wheels with compiled code are taken as well
 * @throws when the index does not have a release, or no wheel of it
 */
export async function hostWheels(
  recipes: Readonly<Record<string, WheelRecipe>>,
  oldest: string,
  compiledFor: string | null = null,
): Promise<Record<string, HostWheel>> {
  const releases = Object.entries(recipes).map(([name, { version }]) => `${name}==${version}`);
  const known = Object.entries(await pythonFiles({ releases: releases.sort(), python: oldest }));
  const entries = Object.entries(recipes).map(([name, { version, requires }]) => {
    const prefix = `${name.replaceAll('-', '_')}-${version}-`;
    const own = known.filter(([file]) => file.toLowerCase().startsWith(prefix));
    const files = fittingWheels(Object.fromEntries(own), compiledFor);
    if (Object.keys(files).length === 0)
      throw new Error(`the package index has no wheel of ${name} ${version}`);
    return [name, { version, files, requires }];
  });
  return Object.fromEntries(entries);
}

/**
 * The wheels of a release: `any`, for all machines, and `3.13-x86_64-linux` and so on, for those for
 * which there is one with compiled code.
 */
export function fittingWheels(
  files: Readonly<Record<string, PythonFile>>,
  compiledFor: string | null,
): Record<string, PythonFile> {
  const wheels = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const found: Record<string, PythonFile> = {};
  for (const [name, file] of wheels) {
    const { python, abi, platform } = tags(name);
    if (name.endsWith('-none-any.whl')) found.any ??= file;
    else if (compiledFor !== null && fitsPython(python, abi, compiledFor))
      for (const [system, pattern] of platforms)
        if (pattern.test(platform)) found[`${compiledFor}-${system}`] ??= file;
  }
  return found;
}

/** https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/ */
function tags(wheel: string): { python: string; abi: string; platform: string } {
  const [python = '', abi = '', platform = ''] = wheel
    .replace(/\.whl$/, '')
    .split('-')
    .slice(-3);
  return { python, abi, platform };
}

function fitsPython(python: string, abi: string, version: string): boolean {
  if (abi === 'none') return python.split('.').includes('py3');
  if (abi === 'abi3') {
    const oldest = /^cp3(\d+)/.exec(python)?.[1];
    return Number(oldest) <= Number(version.split('.')[1]);
  }
  return abi === `cp${version.replace('.', '')}`;
}
