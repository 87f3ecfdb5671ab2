import { satisfies, validRange } from '@renovatebot/pep440';
import { CliError, exitCodes } from '../../errors.ts';
import type { Fact } from '../../types.ts';
import { fact, tomlFact } from '../fact.ts';
import type { Folder } from '../folder.ts';
import type { TomlFile } from '../toml.ts';

/** Interpreters that the pinned nixpkgs has, the default first. */
const interpreters = ['3.13', '3.12', '3.14'];

/**
 * The Python version: what `.python-version` pins, else the best that `requires-python` allows. One
 * that is not to be had is given as it is, so that it can be refused with its place.
 *
 * @throws {CliError} exit code 1 when `requires-python` is no version specifier
 */
export function probePythonVersion(folder: Folder, manifest: TomlFile | undefined): Fact[] {
  const wanted = manifest?.get('project', 'requires-python');
  if (manifest !== undefined && typeof wanted === 'string') checkSpecifier(manifest, wanted);
  const pinned = pinnedVersion(folder.readText('.python-version'));
  if (pinned !== undefined)
    return [fact('python-version', pinned.version, '.python-version', pinned.line)];
  if (manifest === undefined || typeof wanted !== 'string') return [];
  const fitting = interpreters.find((version) => allows(wanted, version));
  return [tomlFact('python-version', fitting ?? wanted, manifest, 'project', 'requires-python')];
}

/** Whether `requires-python` lets a release of this minor version in. */
export function allows(requiresPython: string, minorVersion: string): boolean {
  // A patch release that every clause about patch releases is likely to allow.
  return ['.50', '.0'].some((patch) => satisfies(`${minorVersion}${patch}`, requiresPython));
}

/**
 * The first version in the file that pyenv and uv read: `3.12`, `3.12.4`, `cpython@3.12`, one a
 * line. Names of pyenv environments and other interpreters say nothing about the version.
 */
function pinnedVersion(text = ''): { version: string; line: number } | undefined {
  for (const [index, line] of text.split('\n').entries()) {
    const version = /^\s*(?:cpython[-@])?(3\.\d+)(?:\.\d+)?\s*(?:#.*)?$/.exec(line)?.[1];
    if (version !== undefined) return { version, line: index + 1 };
  }
  return undefined;
}

function checkSpecifier(manifest: TomlFile, text: string): void {
  if (validRange(text)) return;
  const line = manifest.line('project', 'requires-python');
  throw new CliError(
    `${manifest.file}:${line}: requires-python “${text}” is no version specifier, such as “>=3.12”.`,
    {
      code: 'broken-file',
      exitCode: exitCodes.failed,
      hint: 'Mend the file and run the command again. Nothing was written.',
    },
  );
}
