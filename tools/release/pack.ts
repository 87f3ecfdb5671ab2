import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';
import { runOrThrow } from '../host/run.ts';
import { manifestFaults } from './manifest.ts';
import { packageFolder } from './packages.ts';
import { type PackedFiles, tarballFaults } from './tarball.ts';

/** A package as it is uploaded. */
export interface Packed {
  readonly name: string;
  readonly tarball: string;
  /** Path and size in bytes of each file. */
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/**
 * Builds a package from nothing and packs it.
 *
 * @param folder where the tarball goes
 * @throws when its content is not what it should be
 */
export async function buildAndPack(name: string, version: string, folder: string): Promise<Packed> {
  const cwd = packageFolder(name);
  await runOrThrow(join(repository, 'node_modules/.bin/tsx'), [join(cwd, 'build/build.ts')]);
  const printed = await runOrThrow('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd,
  });
  const [{ filename, files }] = JSON.parse(printed);
  const tarball = join(folder, filename);
  const unpacked = join(folder, name);
  await mkdir(unpacked);
  await runOrThrow('tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked]);
  const texts = await Promise.all(
    files.map(
      async ({ path }: { path: string }) =>
        [path, await readFile(join(unpacked, path), 'utf8')] as const,
    ),
  );
  const faults = packedFaults(new Map(texts), version);
  if (faults.length === 0) return { name, tarball, files };
  throw new Error(`The tarball of ${name} is wrong.\n${faults.join('\n')}`);
}

function packedFaults(files: PackedFiles, version: string): string[] {
  const manifest = JSON.parse(files.get('package.json') ?? '{}');
  return [...manifestFaults(manifest, version), ...tarballFaults(files, repository)];
}
