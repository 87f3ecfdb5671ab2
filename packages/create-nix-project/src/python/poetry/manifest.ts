import type { TomlFile } from '../../read/toml.ts';
import { keysOf } from '../../read/toml-values.ts';
import { normalName } from '../name.ts';

/** A dependency that pyproject.toml names, with where it stands. */
export interface NamedDependency {
  readonly name: string;
  readonly keys: readonly string[];
  /** One or, where there are several for different machines, all of its forms. */
  readonly forms: readonly Readonly<Record<string, unknown>>[];
}

/** The groups of a Poetry project beside its own dependencies; `dev` also in its old spelling. */
export function groupNames(manifest: TomlFile): string[] {
  const groups = keysOf(manifest.get('tool', 'poetry', 'group'));
  const old = manifest.get('tool', 'poetry', 'dev-dependencies') !== undefined;
  return old && !groups.includes('dev') ? ['dev', ...groups] : groups;
}

/** Where a group stands. */
export function groupKeys(manifest: TomlFile, group = ''): string[] {
  return places(group).find((keys) => manifest.get(...keys) !== undefined) ?? ['tool', 'poetry'];
}

/** The dependencies of one group, `main` being the project's own. */
export function dependencies(manifest: TomlFile, group: string): NamedDependency[] {
  return places(group).flatMap((path) =>
    keysOf(manifest.get(...path))
      .filter((name) => name !== 'python')
      .map((name) => ({
        name: normalName(name),
        keys: [...path, name],
        forms: formsOf(manifest.get(...path, name)),
      })),
  );
}

function places(group: string): string[][] {
  if (group === 'main') return [['tool', 'poetry', 'dependencies']];
  const own = ['tool', 'poetry', 'group', group, 'dependencies'];
  return group === 'dev' ? [['tool', 'poetry', 'dev-dependencies'], own] : [own];
}

function formsOf(value: unknown): Record<string, unknown>[] {
  const forms = Array.isArray(value) ? value : [value];
  return forms.map((form) => (typeof form === 'string' ? { version: form } : form));
}
