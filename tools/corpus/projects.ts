import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';

/** Where the shapes of real projects lie beside this repository, for those who have them. */
export const shared = join(repository, '../shared');

/** A project that the command is tried on. */
export interface CorpusProject {
  /** As the table names it, such as `corpus/python/attrs`. */
  readonly name: string;
  readonly folder: string;
}

/** The projects below `shared`: real ones of which only manifests and locks have content, and cases. */
export function corpusProjects(): CorpusProject[] {
  const below = (path: string) => {
    const folder = join(shared, path);
    return existsSync(folder)
      ? readdirSync(folder)
          .sort()
          .map((name) => `${path}/${name}`)
      : [];
  };
  const real = [...below('corpus/python'), ...below('corpus/rust')].map((name) => ({
    name,
    folder: join(shared, name),
  }));
  const cases = below('cases').map((name) => ({ name, folder: join(shared, name, 'project') }));
  const flat = cases.map(({ name, folder }) => ({
    name,
    folder: existsSync(folder) ? folder : join(shared, name),
  }));
  return [...real, ...flat.filter(({ folder }) => hasManifest(folder))];
}

function hasManifest(folder: string): boolean {
  const manifests = ['pyproject.toml', 'Cargo.toml', 'setup.py', 'requirements.txt'];
  return manifests.some((file) => existsSync(join(folder, file)));
}
