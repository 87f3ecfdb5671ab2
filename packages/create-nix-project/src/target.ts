import { accessSync, constants, existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { CliError, exitCodes } from './errors.ts';

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

function unusable(target: string): string | undefined {
  let existing = target;
  while (!existsSync(existing)) {
    if (isLink(existing)) return 'it is a symbolic link to nowhere';
    existing = dirname(existing);
  }
  if (!statSync(existing).isDirectory())
    return existing === target ? 'it is a file' : `${existing} is a file`;
  const real = realpathSync(existing);
  if (`${real}/`.startsWith('/nix/store/')) return 'the Nix store is read-only';
  try {
    accessSync(existing, constants.W_OK | constants.X_OK);
  } catch {
    return existing === target ? 'it is not writable' : `${existing} is not writable`;
  }
  return undefined;
}

/**
 * The place of a path below the target, after following links.
 * @throws {CliError} exit code 3 when the path leads out of the target
 */
export function resolveInside(target: string, path: string): string {
  const parts = path.split('/');
  if (isAbsolute(path) || path.includes('\\') || parts.some((part) => part === '' || part === '..'))
    throw outside(path, 'it is not a plain relative path');
  const root = existsSync(target) ? realpathSync(target) : target;
  let place = root;
  for (const part of parts) {
    place = join(place, part);
    if (!isLink(place)) continue;
    if (!existsSync(place)) throw outside(path, `${place} is a symbolic link to nowhere`);
    place = realpathSync(place);
    if (!place.startsWith(root + sep)) throw outside(path, `a symbolic link leads to ${place}`);
  }
  return place;
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
