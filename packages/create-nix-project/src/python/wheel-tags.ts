import { kernelOf, type System } from '../systems.ts';

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
  readonly glibc: readonly [number, number];
}

/** The oldest macOS that nixos-26.05 runs on. */
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
 * Whether a Python installer takes the wheel, and uv2nix with it.
 *
 * @see https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/
 */
export function runsOn({ python, abi, platforms }: Wheel, target: Target): boolean {
  const current = `cp${target.python.replace('.', '')}`;
  return (
    python.some((tag) => abi.split('.').some((one) => interfaceFits(tag, one, current))) &&
    platforms.some((platform) => platformFits(platform, target))
  );
}

function parseWheel(file: string): Wheel | undefined {
  if (!file.endsWith('.whl')) return undefined;
  const parts = file.slice(0, -'.whl'.length).split('-');
  if (parts.length !== 5 && parts.length !== 6) return undefined;
  const [python = '', abi = '', platform = ''] = parts.slice(-3);
  return { file, python: python.split('.'), abi, platforms: platform.split('.') };
}

/** Compiled for this Python, for any from some version on, or without code that is compiled for one. */
function interfaceFits(tag: string, abi: string, current: string): boolean {
  if (abi === current) return tag === current;
  if (abi === 'abi3') return isCpython3(tag) && minorOf(tag) <= minorOf(current);
  if (abi !== 'none') return false;
  return (
    tag === current || tag === 'py3' || (/^py3\d+$/.test(tag) && minorOf(tag) <= minorOf(current))
  );
}

function isCpython3(tag: string): boolean {
  return /^cp3\d+$/.test(tag);
}

/** Of `cp312` or `py312` 12. */
function minorOf(tag: string): number {
  return Number(tag.slice(3));
}

/** Whether a machine runs what is built for a platform, such as `manylinux_2_28_x86_64`. */
export function platformFits(platform: string, { system, glibc }: Target): boolean {
  if (platform === 'any') return true;
  const cpu = system.slice(0, system.indexOf('-'));
  return kernelOf(system) === 'linux' ? linuxFits(platform, cpu, glibc) : macosFits(platform);
}

/** https://peps.python.org/pep-0600/#legacy-manylinux-tags */
const oldManylinux: Readonly<Record<string, readonly [number, number]>> = {
  manylinux1: [2, 5],
  manylinux2010: [2, 12],
  manylinux2014: [2, 17],
};

function linuxFits(platform: string, cpu: string, glibc: Target['glibc']): boolean {
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
