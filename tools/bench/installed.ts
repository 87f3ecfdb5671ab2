import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';
import { runOrThrow } from '../host/run.ts';

/** A command of npm's registry or of a tarball, installed into a folder of its own. */
export interface Installed {
  readonly program: string;
  readonly version: string;
  readonly packages: number;
  readonly bytes: number;
}

/** Packs what was built of create-nix-project. Returns the path of the tarball. */
export async function pack(folder: string): Promise<string> {
  const cwd = join(repository, 'packages', 'create-nix-project');
  await runOrThrow('npm', ['pack', '--silent', '--pack-destination', folder], { cwd });
  const tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  return join(folder, `${tarball}`);
}

/**
 * Installs one package and what it depends on, and nothing else, into `folder`.
 *
 * @param source a name with a version, or a tarball
 */
export async function install(folder: string, name: string, source: string): Promise<Installed> {
  await mkdir(folder, { recursive: true });
  const options = ['--silent', '--no-audit', '--no-fund', '--prefix', folder];
  await runOrThrow('npm', ['install', ...options, source], { cwd: folder });
  // What npm says about itself in the folder is no part of the packages.
  const listed = await runOrThrow('npm', ['ls', '--all', '--json', '--prefix', folder], {
    cwd: folder,
  });
  const tree: Tree = JSON.parse(listed);
  return {
    program: join(folder, 'node_modules', '.bin', name),
    version: tree.dependencies?.[name]?.version ?? '',
    packages: countPackages(tree),
    bytes: await folderBytes(join(folder, 'node_modules')),
  };
}

interface Tree {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, Tree>>;
}

function countPackages({ dependencies = {} }: Tree): number {
  const below = Object.values(dependencies);
  return below.reduce((sum, tree) => sum + 1 + countPackages(tree), 0);
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
