import { CliError, exitCodes } from '../../errors.ts';
import { normalName } from '../name.ts';

/** A package of poetry.lock, as far as it says what will be installed. */
export interface LockedPackage {
  /** Normalized: https://packaging.python.org/en/latest/specifications/name-normalization/ */
  readonly name: string;
  readonly version: string;
  /** File names, in the order of the lock. */
  readonly files: readonly string[];
  /** Where it is from, when that is not a package index. */
  readonly source?: { readonly type: string; readonly url: string };
}

export interface PoetryLock {
  /** `lock-version`, such as `2.0`; Poetry 1.8 writes that, Poetry 2 writes `2.1`. */
  readonly lockVersion: string;
  readonly contentHash: string | undefined;
  readonly packages: readonly LockedPackage[];
}

/**
 * The packages of a parsed poetry.lock.
 *
 * @param get reads a value at a path of keys
 * @throws {CliError} exit code 1 when it is no lock of Poetry, or of a newer form than 2.x
 */
export function readLock(get: (...keys: string[]) => unknown): PoetryLock {
  const lockVersion = get('metadata', 'lock-version');
  if (typeof lockVersion !== 'string')
    throw brokenLock('it has no lock-version', 'Recreate it with `poetry lock`.');
  if (!/^[12]\./.test(lockVersion))
    throw brokenLock(
      `it has lock-version ${lockVersion}, and poetry2nix reads 1.x and 2.x`,
      'Recreate it with an older Poetry.',
    );
  const entries = get('package');
  // Before lock-version 2.0, the files of all packages stand together.
  const oldFiles = get('metadata', 'files') as Record<string, unknown> | undefined;
  const contentHash = get('metadata', 'content-hash');
  return {
    lockVersion,
    contentHash: typeof contentHash === 'string' ? contentHash : undefined,
    packages: (Array.isArray(entries) ? entries : []).map((entry) => readPackage(entry, oldFiles)),
  };
}

function readPackage(entry: unknown, oldFiles: Record<string, unknown> | undefined): LockedPackage {
  const { name, version, files, source } = entry as Record<string, unknown>;
  if (typeof name !== 'string' || typeof version !== 'string')
    throw brokenLock('it has a package without name or version', 'Recreate it with `poetry lock`.');
  const { type, url } = (source ?? {}) as Record<string, unknown>;
  return {
    name: normalName(name),
    version,
    files: fileNames(files ?? oldFiles?.[name]),
    ...(typeof type === 'string' && type !== 'legacy'
      ? { source: { type, url: typeof url === 'string' ? url : '' } }
      : {}),
  };
}

function fileNames(files: unknown): string[] {
  const list = Array.isArray(files) ? files : [];
  return list.flatMap(({ file }) => (typeof file === 'string' ? [file] : []));
}

function brokenLock(reason: string, hint: string): CliError {
  return new CliError(`poetry.lock cannot be used: ${reason}.`, {
    code: 'broken-file',
    exitCode: exitCodes.failed,
    hint: `${hint} Nothing was written.`,
  });
}
