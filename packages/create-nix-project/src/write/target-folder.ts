import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  realpathSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { CliError, exitCodes, usageError } from '../errors.ts';
import { fileReason } from '../system/file-error.ts';

/**
 * Refuses a target folder that cannot be written to.
 * @throws {CliError} exit code 1
 */
export function checkTarget(target: string): void {
  const reason = unusable(target);
  if (reason !== undefined)
    throw new CliError(`${target} cannot be the project's folder: ${reason}.`, {
      code: 'target',
      exitCode: exitCodes.failed,
      hint: 'Choose another folder.',
    });
}

/**
 * Refuses to look at a folder that is not there.
 * @throws {CliError} exit code 2
 */
export function checkFolder(target: string): void {
  if (existsSync(target) && statSync(target).isDirectory()) return;
  throw usageError('no-folder', `There is no folder ${target}.`);
}

function unusable(target: string): string | undefined {
  let missing: string | undefined;
  let existing = target;
  while (!existsSync(existing)) {
    missing = existing;
    existing = dirname(existing);
    // A drive of Windows.
    if (existing === missing) return `there is no ${existing}`;
  }
  if (isTooLong(existing, target)) return 'a name or path is too long for the file system';
  if (!statSync(existing).isDirectory())
    return existing === target ? 'it is a file' : `${existing} is a file`;
  const real = realpathSync(existing);
  if (`${real}/`.startsWith('/nix/store/')) return 'the Nix store is read-only';
  if (isKernels(existing)) return "the kernel's own file systems cannot hold a project";
  if (isGitsOwn(existing)) return 'git keeps a repository in it';
  const subject = existing === target ? 'it' : existing;
  if (!allows(existing, constants.W_OK | constants.X_OK)) return `${subject} is not writable`;
  if (missing !== undefined) return notThere(missing, target);
  // A project that cannot be looked at would be taken for a new one.
  return allows(target, constants.R_OK) ? undefined : 'it is not readable';
}

/** Why the first folder that is missing cannot be made. */
function notThere(missing: string, target: string): string | undefined {
  try {
    return isLink(missing)
      ? `${missing === target ? 'it' : missing} is a broken symbolic link`
      : undefined;
  } catch (error) {
    return fileReason(error);
  }
}

/** What is written into a folder has names of less than this. */
const longestName = 200;

/** Whether the missing folders, or files in them, could not be named. */
function isTooLong(existing: string, target: string): boolean {
  const names = relative(existing, target).split(sep);
  const paths = [
    join(target, 'x'.repeat(longestName)),
    ...names.map((name) => join(existing, name)),
  ];
  return paths.some((path) => {
    try {
      lstatSync(path, { throwIfNoEntry: false });
      return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENAMETOOLONG';
    }
  });
}

/** Linux's proc, sysfs, and both kinds of cgroup: https://man7.org/linux/man-pages/man2/statfs.2.html */
const kernelsOwn: readonly number[] = [0x9fa0, 0x62656572, 0x27e0eb, 0x63677270];

function isKernels(folder: string): boolean {
  return kernelsOwn.includes(statfsSync(folder).type);
}

/** In a bare repository, or the `.git` of another one, and not in a work tree that is inside of it. */
function isGitsOwn(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return false;
  if (['HEAD', 'objects', 'refs'].every((name) => existsSync(join(folder, name)))) return true;
  const parent = dirname(folder);
  return parent !== folder && isGitsOwn(parent);
}

function allows(folder: string, access: number): boolean {
  try {
    accessSync(folder, access);
    return true;
  } catch {
    return false;
  }
}

/**
 * The place of a path below the target, after following links.
 * @throws {CliError} exit code 3 when the path leads out of the target or through a file
 */
export function resolveInside(target: string, path: string): string {
  const parts = path.split('/');
  if (isAbsolute(path) || path.includes('\\') || parts.some((part) => part === '' || part === '..'))
    throw outside(path, 'it is not a plain relative path');
  const root = existsSync(target) ? realpathSync(target) : target;
  let place = root;
  for (const [index, part] of parts.entries()) {
    place = join(place, part);
    const entry = lstatSync(place, { throwIfNoEntry: false });
    if (entry === undefined) return join(place, ...parts.slice(index + 1));
    if (entry.isSymbolicLink()) place = followInside(root, place, path);
    if (index < parts.length - 1 && !(entry.isDirectory() || statSync(place).isDirectory()))
      throw notFolder(parts.slice(0, index + 1).join('/'));
  }
  return place;
}

function followInside(root: string, link: string, path: string): string {
  if (!existsSync(link)) throw outside(path, `${link} is a broken symbolic link`);
  const place = realpathSync(link);
  if (!place.startsWith(root + sep)) throw outside(path, `a symbolic link points to ${place}`);
  return place;
}

function notFolder(path: string): CliError {
  return new CliError(`${path} exists and is not a folder. Nothing was written.`, {
    code: 'conflict',
    exitCode: exitCodes.refused,
    hint: 'Move it away and run the command again.',
  });
}

function isLink(place: string): boolean {
  return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function outside(path: string, reason: string): CliError {
  return new CliError(`${path} would be written outside the project: ${reason}.`, {
    code: 'outside-target',
    exitCode: exitCodes.refused,
    hint: 'Nothing was written. Remove the link, or run the command in the real folder.',
  });
}
