import { posix } from 'node:path';
import type { Folder } from '../../read/folder.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import { keysOf, textOf } from '../../read/toml-values.ts';

/** A dependency of a crate on another folder. */
export interface PathDependency {
  readonly name: string;
  /** The folder of the crate that needs it. */
  readonly neededBy: string;
  /** The manifest that names it, and where. */
  readonly from: TomlFile;
  readonly keys: readonly string[];
  /** Its folder, from the project's; begins with `..` outside of that. */
  readonly folder: string;
  /** Whether only tests, examples and benchmarks need it. */
  readonly isForDevelopment: boolean;
}

const kinds = ['dependencies', 'build-dependencies', 'dev-dependencies'];

/** The dependencies by path of these crates, and of those that they lead to inside the project. */
export function pathDependencies(
  folder: Folder,
  root: TomlFile,
  packages: readonly TomlFile[],
): PathDependency[] {
  const manifests = new Map(packages.map((manifest) => [manifest.file, manifest]));
  const found: PathDependency[] = [];
  // Grows while it is read.
  for (const manifest of manifests.values()) {
    for (const dependency of dependenciesOf(root, manifest)) {
      found.push(dependency);
      const file = posix.join(dependency.folder, 'Cargo.toml');
      if (isOutside(dependency) || manifests.has(file)) continue;
      const next = readToml(folder, file);
      if (next !== undefined) manifests.set(file, next);
    }
  }
  return found;
}

/** Whether it is in a folder that is not of the project. */
export function isOutside({ folder }: PathDependency): boolean {
  return folder === '..' || folder.startsWith('../') || posix.isAbsolute(folder);
}

function dependenciesOf(root: TomlFile, manifest: TomlFile): PathDependency[] {
  const targets = keysOf(manifest.get('target')).map((target) => ['target', target]);
  return [[], ...targets].flatMap((place) =>
    kinds.flatMap((kind) =>
      keysOf(manifest.get(...place, kind)).flatMap((name) => {
        const keys = [...place, kind, name];
        const isShared = manifest.get(...keys, 'workspace') === true;
        const [from, base] = isShared
          ? ([root, ['workspace', 'dependencies', name]] as const)
          : ([manifest, keys] as const);
        const path = textOf(from.get(...base, 'path'));
        if (path === undefined) return [];
        const there = posix.isAbsolute(path) ? path : posix.join(posix.dirname(from.file), path);
        const isForDevelopment = kind === 'dev-dependencies';
        const neededBy = posix.dirname(manifest.file);
        return [{ name, neededBy, from, keys: base, folder: trimmed(there), isForDevelopment }];
      }),
    ),
  );
}

function trimmed(path: string): string {
  return path.replace(/(?<=.)\/$/, '');
}
