import { requiredName } from '../../python/name.ts';
import type { TomlFile } from '../../read/toml.ts';
import { keysOf, textsOf } from '../../read/toml-values.ts';
import type { Fact } from '../../values.ts';
import { onOneLine, tomlFact } from '../fact.ts';

/** What pyproject.toml says about the project itself. */
export function probeManifest(manifest: TomlFile): Fact[] {
  const facts = [
    ...text(manifest, 'project-name', ['project', 'name'], ['tool', 'poetry', 'name']),
    ...text(
      manifest,
      'description',
      ['project', 'description'],
      ['tool', 'poetry', 'description'],
    ).map(onOneLine),
    ...text(manifest, 'requires-python', ['project', 'requires-python']),
    ...text(manifest, 'build-backend', ['build-system', 'build-backend']),
  ];
  if (manifest.get('project') === undefined) return facts;
  return [
    tomlFact('python-project', true, manifest, 'project'),
    ...facts,
    ...packagingFacts(manifest),
    ...groupFacts(manifest),
    ...(manifest.get('tool', 'uv', 'conflicts') === undefined
      ? []
      : [tomlFact('uv-conflicts', true, manifest, 'tool', 'uv', 'conflicts')]),
  ];
}

/** The first of the places that has a text. */
function text(manifest: TomlFile, id: string, ...places: string[][]): Fact[] {
  for (const keys of places) {
    const value = manifest.get(...keys);
    if (typeof value === 'string') return [tomlFact(id, value, manifest, ...keys)];
  }
  return [];
}

/** Build systems that compile Rust. */
const rustBuilders = ['maturin', 'setuptools-rust'];

/**
 * That a part of the project is written in Rust; or all of it, where maturin only puts a program of Cargo
 * into a wheel (https://www.maturin.rs/bindings.html#bin).
 *
 * @param isLocked whether a Cargo.lock says which crates the part is built with
 */
export function rustFacts(manifest: TomlFile, isLocked: boolean): Fact[] {
  const requires = textsOf(manifest.get('build-system', 'requires')).map(requiredName);
  if (!rustBuilders.some((name) => requires.includes(name))) return [];
  const isProgram = manifest.get('tool', 'maturin', 'bindings') === 'bin';
  return [
    ...(isLocked ? [tomlFact('rust-extension', true, manifest, 'build-system', 'requires')] : []),
    ...(isProgram ? [tomlFact('rust-program', true, manifest, 'tool', 'maturin', 'bindings')] : []),
  ];
}

function packagingFacts(manifest: TomlFile): Fact[] {
  const setting = manifest.get('tool', 'uv', 'package');
  const isSet = typeof setting === 'boolean';
  const packaged = isSet ? setting : manifest.get('build-system') !== undefined;
  const keys = isSet ? ['tool', 'uv', 'package'] : ['build-system'];
  const decisive = manifest.get(...keys) === undefined ? ['project'] : keys;
  const facts = [tomlFact('packaged', packaged, manifest, ...decisive)];
  if (!packaged) return facts;
  const tables = ['scripts', 'gui-scripts'].map((table) => ({
    table,
    names: keysOf(manifest.get('project', table)),
  }));
  const scripts = tables.flatMap(({ table, names }) => names.map((script) => ({ table, script })));
  const shown = tables.find(({ names }) => names.length > 0)?.table ?? 'scripts';
  facts.push(tomlFact('application', scripts.length > 0, manifest, 'project', shown));
  const name = manifest.get('project', 'name');
  const program = scripts.find(({ script }) => script === name) ?? scripts[0];
  if (program !== undefined) {
    const { table, script } = program;
    facts.push(tomlFact('program', script, manifest, 'project', table, script));
  }
  return facts;
}

/** Groups and extras that the tests need: those that name pytest, and those called so. */
export function groupFacts(manifest: TomlFile): Fact[] {
  const places = [
    ['test-groups', ['dependency-groups']],
    ['test-extras', ['project', 'optional-dependencies']],
  ] as const;
  return places.map(([id, path]) => {
    const chosen = keysOf(manifest.get(...path)).filter(
      (name) =>
        ['dev', 'test', 'tests'].includes(name) ||
        textsOf(manifest.get(...path, name)).some((entry) => requiredName(entry) === 'pytest'),
    );
    const keys = manifest.get(...path) === undefined ? ['project'] : path;
    return tomlFact(id, chosen, manifest, ...keys);
  });
}
