import type { TomlFile } from '../../read/toml.ts';
import { type System, systemNames, systems } from '../../systems.ts';
import { evidenceText } from '../../text/evidence.ts';
import { markerEnvironment, markerHolds } from '../markers.ts';
import { contentHash } from './content-hash.ts';
import type { PoetryLock } from './lock.ts';
import { dependencies, type NamedDependency } from './manifest.ts';

/** Why poetry2nix cannot do with a project what Poetry does, and the way out. */
export interface LockProblem {
  /** Stable name, such as `split-package`. */
  readonly id: string;
  readonly message: string;
  readonly cure: string;
}

const useUv = 'The template uv supports such projects: `--template uv`.';

/** What the manifest alone shows. */
export function manifestProblems(manifest: TomlFile): LockProblem[] {
  const has = (...keys: string[]) => manifest.get(...keys) !== undefined;
  const missing = ['name', 'version'].filter((key) => !has('tool', 'poetry', key));
  if (missing.length > 0)
    return [
      {
        id: 'project-table',
        message: `${manifest.file} has no ${missing.join(' and no ')} in [tool.poetry], which is all that poetry2nix reads`,
        cure: `Write them there, and the dependencies too. ${useUv}`,
      },
    ];
  if (has('project', 'dependencies') || has('project', 'optional-dependencies'))
    return [
      {
        id: 'project-table',
        message: `${place(manifest, 'project', 'dependencies')}: poetry2nix does not see dependencies in [project]`,
        cure: `Move them into [tool.poetry.dependencies]. ${useUv}`,
      },
    ];
  return [];
}

/**
 * What manifest and lock show together.
 *
 * @param groups those that the flake installs beside the project's own dependencies
 */
export function lockProblems(
  manifest: TomlFile,
  lock: PoetryLock,
  { python, groups }: { readonly python: string; readonly groups: readonly string[] },
): LockProblem[] {
  return [
    ...stale(manifest, lock),
    ...split(lock),
    ...['main', ...groups].flatMap((group) => excluded(manifest, group, python)),
    ...outside(lock),
  ];
}

function stale(manifest: TomlFile, lock: PoetryLock): LockProblem[] {
  if (lock.contentHash === undefined || lock.contentHash === contentHash(manifest)) return [];
  return [
    {
      id: 'stale-lock',
      message: `poetry.lock was made from a different ${manifest.file}`,
      cure: 'Run `poetry lock` (with Poetry 1: `poetry lock --no-update`).',
    },
  ];
}

function split({ packages }: PoetryLock): LockProblem[] {
  const versions = new Map<string, string[]>();
  for (const { name, version } of packages) {
    const known = versions.get(name);
    if (known === undefined) versions.set(name, [version]);
    else known.push(version);
  }
  const twice = [...versions].filter(([, list]) => list.length > 1);
  return twice.map(([name, list]) => ({
    id: 'split-package',
    message: `poetry.lock has ${name} several times (${list.slice(0, 9).join(', ')}), for different machines; poetry2nix would use the last one everywhere`,
    cure: `Give ${name} one version in pyproject.toml, and lock again. ${useUv}`,
  }));
}

/** Of pyproject.toml itself, poetry2nix reads neither markers nor platforms. */
function excluded(manifest: TomlFile, group: string, python: string): LockProblem[] {
  return dependencies(manifest, group).flatMap((dependency) => {
    const { name, keys } = dependency;
    let without: readonly System[];
    try {
      without = systems.filter((system) => !isWanted(dependency, system, python));
    } catch {
      return [
        {
          id: 'broken-marker',
          message: `${place(manifest, ...keys)}: the markers of ${name} are not valid`,
          cure: 'Write them as in `markers = "sys_platform == \'linux\'"`, and lock again.',
        },
      ];
    }
    if (without.length === 0) return [];
    const where = without.map((system) => systemNames[system]).join(', ');
    return [
      {
        id: 'excluded-package',
        message: `${place(manifest, ...keys)}: ${name} is not for ${where}; poetry2nix would install it there anyway`,
        cure: `Move it into a separate group, which the flake leaves out. ${useUv}`,
      },
    ];
  });
}

function isWanted({ forms }: NamedDependency, system: System, python: string): boolean {
  const environment = markerEnvironment(system, python);
  return forms.some(({ markers, platform }) => {
    if (typeof platform === 'string' && platform !== environment.sys_platform) return false;
    return typeof markers !== 'string' || markerHolds(markers, environment);
  });
}

/** A flake consists of the files in its own folder. */
function outside({ packages }: PoetryLock): LockProblem[] {
  return packages.flatMap(({ name, source }) =>
    (source?.type === 'directory' || source?.type === 'file') && /^(\/|\.\.)/.test(source.url)
      ? [
          {
            id: 'outside-package',
            message: `${name} is taken from ${source.url}, outside the project, which the flake cannot reach`,
            cure: 'Move it into the project, or put flake.nix into a folder that holds both.',
          },
        ]
      : [],
  );
}

function place(manifest: TomlFile, ...keys: string[]): string {
  return evidenceText([manifest.place(...keys)]);
}
