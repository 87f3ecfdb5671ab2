import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compareVersions } from '../src/update/migration.ts';
import type { Migration } from '../src/values.ts';

/** Has nothing before it. */
const firstVersion = '1.0.0';

/**
 * The modules in a template's `migrations/`, one a version, the oldest first.
 *
 * @throws {Error} when there is none for the version of the template, so that users would not be
 *   told what it brought, and for one that no version reaches
 */
export function findMigrations(path: string, version: string): string[] {
  const folder = join(path, 'migrations');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const versions = names
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => readVersion(folder, name))
    .sort(compareVersions);
  if (version !== firstVersion && !versions.includes(version))
    throw new Error(`${folder}/${version}.ts is missing: it says what users must know.`);
  const newer = versions.find((each) => compareVersions(each, version) > 0);
  if (newer !== undefined)
    throw new Error(`${folder}/${newer}.ts is newer than the template, which is ${version}.`);
  return versions.map((each) => join(folder, `${each}.ts`));
}

function readVersion(folder: string, name: string): string {
  const version = /^(\d+\.\d+\.\d+)\.ts$/.exec(name)?.[1];
  if (version === undefined)
    throw new Error(`${join(folder, name)}: a migration is called VERSION.ts, such as 1.1.0.ts.`);
  return version;
}

/** @throws {Error} when the module does not hold the migration to the version that it is called after */
export async function checkMigration(path: string): Promise<void> {
  const { migration }: { migration?: Migration } = await import(pathToFileURL(path).href);
  if (migration === undefined) throw new Error(`${path} does not export “migration”.`);
  if (migration.version !== basename(path, '.ts'))
    throw new Error(`${path}: its version is ${migration.version}.`);
  if (migration.notes.length === 0) throw new Error(`${path} has no notes: users must be told.`);
}
