import { posix } from 'node:path';
import type { CreateDependencies, DependencyType } from 'nx/src/devkit-exports';

/**
 * A static dependency for each path input: on the project of its folder, or else on the project that
 * the folder belongs to. A cycle is left as it is: Nx draws it, and orders tasks by targets.
 */
export const createFlakeDependencies: CreateDependencies = (_options, { projects }) => {
  const names = new Map(Object.entries(projects).map(([name, { root }]) => [root, name]));
  return Object.entries(projects).flatMap(([source, { root, metadata }]) => {
    const inputs: readonly string[] = metadata?.['nixFlake']?.pathInputs ?? [];
    const targets = new Set(inputs.flatMap((folder) => projectOf(folder, names) ?? []));
    targets.delete(source);
    const sourceFile = posix.join(root, 'flake.nix');
    // The enumeration itself would have to be loaded from Nx.
    const type = 'static' as DependencyType.static;
    return [...targets].map((target) => ({ source, target, sourceFile, type }));
  });
};

function projectOf(folder: string, names: ReadonlyMap<string, string>): string | undefined {
  const name = names.get(folder);
  if (name !== undefined || folder === '.' || folder === '..') return name;
  return projectOf(posix.dirname(folder), names);
}
