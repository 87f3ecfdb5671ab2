import { pythonVersions } from './packages.ts';
import { type PythonFile, pythonFiles } from './python-files.ts';
import { pythonRequirements } from './python-requirements.ts';

/** A package of the index, as pkgs/python/wheels.nix of the offline nixpkgs reads it. */
export interface HostWheel {
  readonly version: string;
  /** Its wheels, by what they are for; see `fittingWheels`. */
  readonly files: Readonly<Record<string, PythonFile>>;
  /** Other packages of this list that it needs at run time. */
  readonly requires: readonly string[];
}

/** What the platform tags of wheels look like that run on a system. */
const platforms = [
  ['x86_64-linux', /^manylinux.*_x86_64/],
  ['aarch64-linux', /^manylinux.*_aarch64/],
  ['aarch64-darwin', /^macosx_.*_(arm64|universal2)/],
] as const;

/**
 * Where the wheels of Python packages are, for every Python, and which needs which.
 *
 * @param versions by nixpkgs' names, with all that they need
 * @throws when the index does not have a release, or no wheel of it, or the set lacks what one needs
 */
export async function hostWheels(
  versions: Readonly<Record<string, string>>,
): Promise<Record<string, HostWheel>> {
  const [oldest] = pythonVersions;
  const releases = Object.entries(versions).map(([name, version]) => `${name}==${version}`);
  const [needs, known] = await Promise.all([
    pythonRequirements(versions, oldest),
    pythonFiles({ releases: releases.sort(), python: oldest }),
  ]);
  const entries = Object.entries(versions).map(([name, version]) => {
    const prefix = `${name.replaceAll('-', '_')}-${version}-`;
    const own = Object.entries(known).filter(([file]) => file.toLowerCase().startsWith(prefix));
    const files = fittingWheels(Object.fromEntries(own), pythonVersions);
    if (Object.keys(files).length === 0)
      throw new Error(`the package index has no wheel of ${name} ${version}`);
    return [name, { version, files, requires: needs.get(name) ?? [] }];
  });
  return Object.fromEntries(entries);
}

/**
 * The wheels of a release: `any`, for all machines, and `3.13-x86_64-linux` and so on, for those for
 * which there is one with compiled code.
 */
export function fittingWheels(
  files: Readonly<Record<string, PythonFile>>,
  pythons: readonly string[],
): Record<string, PythonFile> {
  const wheels = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const found: Record<string, PythonFile> = {};
  for (const [name, file] of wheels) {
    const { python, abi, platform } = tags(name);
    if (name.endsWith('-none-any.whl')) found.any ??= file;
    for (const version of pythons.filter((it) => fitsPython(python, abi, it)))
      for (const [system, pattern] of platforms)
        if (pattern.test(platform)) found[`${version}-${system}`] ??= file;
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
