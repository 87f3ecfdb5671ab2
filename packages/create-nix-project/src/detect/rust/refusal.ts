import { posix } from 'node:path';
import type { Folder } from '../../read/folder.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import { textOf } from '../../read/toml-values.ts';
import { printable } from '../../text/printable.ts';
import type { Fact } from '../../values.ts';
import { tomlFact } from '../fact.ts';
import { packageName } from './members.ts';
import { isOutside, type PathDependency, pathDependencies } from './path-dependencies.ts';

/** Why nothing could be built: the fact has the reason and what to do about it. */
const id = 'cargo-problem';

/** What Cargo, or a flake, cannot build whatever is written; the first of it. */
export function probeRefusal(
  folder: Folder,
  root: TomlFile,
  packages: readonly TomlFile[],
): Fact[] {
  const dependencies = pathDependencies(folder, root, packages);
  const [found] = [
    ...withoutTables(root),
    ...olderToolchain(folder, root),
    ...dependencies.flatMap((dependency) => unreachable(folder, dependency)),
    ...circle(packages, dependencies),
  ];
  return found === undefined ? [] : [found];
}

function withoutTables(root: TomlFile): Fact[] {
  if (root.get('package') !== undefined || root.get('workspace') !== undefined) return [];
  const reason = `${root.file} has neither [package] nor [workspace]`;
  return [tomlFact(id, [reason, 'Cargo needs one of them: `[package]` with a name.'], root)];
}

/** A pinned Rust that the crate itself refuses. */
function olderToolchain(folder: Folder, root: TomlFile): Fact[] {
  const file = readToml(folder, 'rust-toolchain.toml');
  const channel = textOf(file?.get('toolchain', 'channel')) ?? '';
  const keys = ['package', 'rust-version'];
  const wanted = textOf(root.get(...keys)) ?? '';
  if (file === undefined || !/^1\.\d+(?:\.\d+)?$/.test(channel) || !/^1\.\d/.test(wanted))
    return [];
  // As a toolchain, 1.85 is its newest patch release.
  const isNewEnough = release(`${channel}.999`) >= release(wanted);
  if (isNewEnough) return [];
  const reason = `${placeOf(file, 'toolchain', 'channel')} names Rust ${channel}, and ${placeOf(root, ...keys)} needs ${printable(wanted)} or newer`;
  return [tomlFact(id, [reason, 'Change one of the two.'], root, ...keys)];
}

/** `1.85.1` as a number; what follows a third part does not count. */
function release(version: string): number {
  const [, minor = 0, patch = 0] = version.split('.').map(Number);
  return minor * 1000 + patch;
}

function unreachable(folder: Folder, dependency: PathDependency): Fact[] {
  const { name, from, keys } = dependency;
  const place = `${placeOf(from, ...keys)}: the crate ${printable(name)} is in ${printable(dependency.folder)}`;
  const refusal = (reason: string, cure: string) => [tomlFact(id, [reason, cure], from, ...keys)];
  if (isOutside(dependency))
    return refusal(
      `${place}, outside of this folder, which is all that the flake sees`,
      'Run the command in a folder that has both, or depend on the crate by git or version.',
    );
  if (folder.has(posix.join(dependency.folder, 'Cargo.toml'))) return [];
  return refusal(
    `${place}, which has no Cargo.toml`,
    'If it is a git submodule, `git submodule update --init` gets it.',
  );
}

/** Crates that need each other; for tests alone they may. */
function circle(packages: readonly TomlFile[], dependencies: readonly PathDependency[]): Fact[] {
  const folderOf = ({ file }: TomlFile) => posix.dirname(file);
  const needed = dependencies.filter(({ isForDevelopment }) => !isForDevelopment);
  const next = (folder: string) => needed.filter(({ neededBy }) => neededBy === folder);
  for (const start of packages) {
    const path = pathBack(folderOf(start), next);
    const [first] = path;
    if (first === undefined) continue;
    const names = [packageName(start), ...path.map(({ name }) => name)].map(printable);
    const reason = `${placeOf(first.from, ...first.keys)}: crates depend on each other in a circle: ${names.join(' → ')}`;
    return [
      tomlFact(
        id,
        [reason, 'Cargo refuses that: remove one of the dependencies.'],
        first.from,
        ...first.keys,
      ),
    ];
  }
  return [];
}

/** The dependencies that lead from a folder to itself; none when they do not. */
function pathBack(
  start: string,
  next: (folder: string) => readonly PathDependency[],
): readonly PathDependency[] {
  const seen = new Set<string>();
  const open = next(start).map((dependency) => [dependency]);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const { folder } = path.at(-1) as PathDependency;
    if (folder === start) return path;
    if (seen.has(folder)) continue;
    seen.add(folder);
    for (const dependency of next(folder)) open.push([...path, dependency]);
  }
  return [];
}

function placeOf(file: TomlFile, ...keys: readonly string[]): string {
  return `${file.file}:${file.line(...keys) ?? 1}`;
}
