import { kernelOf, type System } from './systems.ts';

/** A wheel's file name in its parts: https://packaging.python.org/en/latest/specifications/binary-distribution-format/#file-name-convention */
export interface Wheel {
  readonly file: string;
  readonly python: readonly string[];
  readonly abi: string;
  readonly platforms: readonly string[];
}

/** What the interpreter of the flake is, as far as wheels care. */
export interface Target {
  readonly system: System;
  /** Such as `3.12`. */
  readonly python: string;
}

/** glibc of nixos-24.11, which the template pins for Python. */
const glibc = [2, 40] as const;
/** The oldest macOS that nixos-26.05 runs on; nix/python.nix of the template says the same. */
const macos = [14, 0] as const;

/** The wheels among the files of a package, in their order. */
export function parseWheels(files: readonly string[]): Wheel[] {
  return files.map(parseWheel).filter((wheel) => wheel !== undefined);
}

/** Whether a wheel only runs on some machines. */
export function isNative({ platforms }: Wheel): boolean {
  return !platforms.includes('any');
}

/** Whether a wheel runs on Windows alone. */
export function isForWindows({ platforms }: Wheel): boolean {
  return platforms.every((platform) => platform.startsWith('win'));
}

/**
 * The wheel that poetry2nix takes, which is by the rules of pyproject.nix and not of pip: of those
 * that run on the target, the first with the highest Python tag.
 *
 * @param wheels in the order of poetry.lock
 * @see https://github.com/nix-community/poetry2nix/blob/ce2369db/vendor/pyproject.nix/lib/pypa.nix
 */
export function selectWheel(wheels: readonly Wheel[], target: Target): string | undefined {
  let best: { file: string; tag: number } | undefined;
  for (const { file, python, abi, platforms } of wheels) {
    if (!abiFits(abi, target.python)) continue;
    const tag = python.reduce((most, name) => Math.max(most, pythonTag(name, target.python)), -1);
    if (tag < 0 || (best !== undefined && tag <= best.tag)) continue;
    if (platforms.some((platform) => platformFits(platform, target.system))) best = { file, tag };
  }
  return best?.file;
}

function parseWheel(file: string): Wheel | undefined {
  if (!file.endsWith('.whl')) return undefined;
  const parts = file.slice(0, -'.whl'.length).split('-');
  if (parts.length !== 5 && parts.length !== 6) return undefined;
  const [python = '', abi = '', platform = ''] = parts.slice(-3);
  return { file, python: python.split('.'), abi, platforms: platform.split('.') };
}

/** How specific a Python tag that fits is; -1 for one that does not fit. */
function pythonTag(tag: string, python: string): number {
  const [, implementation, digits = ''] = /^([a-z]+)(\d*)$/.exec(tag) ?? [];
  if (implementation !== 'cp' && implementation !== 'py') return -1;
  const [major, minor] = python.split('.').map(Number);
  const tagMinor = Number(digits.slice(1));
  if (digits.slice(0, 1) !== String(major)) return -1;
  return digits.length === 1 || tagMinor <= (minor ?? 0) ? Number(digits) : -1;
}

function abiFits(abi: string, python: string): boolean {
  return abi === 'none' || abi === 'abi3' || abi === `cp${python.replace('.', '')}`;
}

function platformFits(platform: string, system: System): boolean {
  if (platform === 'any') return true;
  const cpu = system.slice(0, system.indexOf('-'));
  return kernelOf(system) === 'linux' ? linuxFits(platform, cpu) : macosFits(platform);
}

/** https://peps.python.org/pep-0600/#legacy-manylinux-tags */
const oldManylinux: Readonly<Record<string, readonly [number, number]>> = {
  manylinux1: [2, 5],
  manylinux2010: [2, 12],
  manylinux2014: [2, 17],
};

function linuxFits(platform: string, cpu: string): boolean {
  if (platform === `linux_${cpu}`) return true;
  const [, name = '', major, minor, tagCpu] =
    /^(manylinux\d*)(?:_(\d+)_(\d+))?_(.+)$/.exec(platform) ?? [];
  const needed = major === undefined ? oldManylinux[name] : [Number(major), Number(minor)];
  return tagCpu === cpu && needed !== undefined && notNewer(needed, glibc);
}

function macosFits(platform: string): boolean {
  const [, major, minor, cpu] = /^macosx_(\d+)_(\d+)_(arm64|universal2)$/.exec(platform) ?? [];
  return cpu !== undefined && notNewer([Number(major), Number(minor)], macos);
}

function notNewer(needed: readonly number[], have: readonly number[]): boolean {
  const [major = 0, minor = 0] = needed;
  const [haveMajor = 0, haveMinor = 0] = have;
  return major < haveMajor || (major === haveMajor && minor <= haveMinor);
}
