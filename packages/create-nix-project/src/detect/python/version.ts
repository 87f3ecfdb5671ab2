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
  if (manifest !== undefined && wanted !== undefined) checkSpecifier(manifest, wanted);
  const pinned = pinnedVersion(folder.readText('.python-version'));
  if (pinned !== undefined)
    return [fact('python-version', pinned.version, '.python-version', pinned.line)];
  if (manifest === undefined || typeof wanted !== 'string') return [];
  const fitting = interpreters.find((version) => allows(wanted, version));
  return [tomlFact('python-version', fitting ?? wanted, manifest, 'project', 'requires-python')];
}

/** Whether `requires-python` lets a release of this minor version in. */
export function allows(requiresPython: string, minorVersion: string): boolean {
  // The patch releases that the clauses name, and two that most clauses are about.
  const named = requiresPython.match(/\d+\.\d+\.\d+/g) ?? [];
  const patches = named.filter((version) => version.startsWith(`${minorVersion}.`));
  return [`${minorVersion}.50`, `${minorVersion}.0`, minorVersion, ...patches].some((version) =>
    satisfies(version, requiresPython),
  );
}

/**
 * Of the file that pyenv and uv read, the first version that is to be had, else the first at all:
 * `3.12`, `3.12.4`, `cpython@3.12`, one a line. Names of pyenv environments and other interpreters
 * say nothing about the version.
 */
function pinnedVersion(text = ''): { version: string; line: number } | undefined {
  const found = text.split('\n').flatMap((content, index) => {
    const pattern = /^\s*(?:cpython[-@])?(\d+\.\d+)(?:\.\d+)?\s*(?:#.*)?$/;
    const version = pattern.exec(content)?.[1];
    return version === undefined ? [] : [{ version, line: index + 1 }];
  });
  return found.find(({ version }) => interpreters.includes(version)) ?? found[0];
}

function checkSpecifier(manifest: TomlFile, text: unknown): void {
  if (typeof text === 'string' && validRange(text)) return;
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
