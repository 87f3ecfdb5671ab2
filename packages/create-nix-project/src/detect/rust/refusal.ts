import { posix } from 'node:path';
import { compareReleases, releaseAt } from '../../native/rust/release.ts';
import type { Folder } from '../../read/folder.ts';
import type { TomlFile } from '../../read/toml.ts';
import { evidenceText } from '../../text/evidence.ts';
import { printable } from '../../text/printable.ts';
import type { Fact } from '../../values.ts';
import { tomlFact } from '../fact.ts';
import { packageName } from './members.ts';
import { isOutside, type PathDependency, pathDependencies } from './path-dependencies.ts';

/** Why nothing could be built: the fact has the reason and what to do about it. */
const id = 'cargo-problem';

interface Project {
  /** The manifests of the crates. */
  readonly packages: readonly TomlFile[];
  /** rust-toolchain.toml */
  readonly toolchain: TomlFile | undefined;
}

/** What Cargo, or a flake, cannot build whatever is written; the first of it. */
export function probeRefusal(
  folder: Folder,
  root: TomlFile,
  { packages, toolchain }: Project,
): Fact[] {
  const dependencies = pathDependencies(folder, root, packages);
  const [found] = [
    ...withoutTables(root),
    ...olderToolchain(root, toolchain),
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
function olderToolchain(root: TomlFile, file: TomlFile | undefined): Fact[] {
  const keys = ['package', 'rust-version'];
  const pinned = file && releaseAt(file, 'toolchain', 'channel');
  const wanted = releaseAt(root, ...keys);
  if (pinned === undefined || wanted === undefined) return [];
  if (compareReleases(pinned.version, wanted.version) >= 0) return [];
  const places = [pinned, wanted].map(({ evidence }) => evidenceText([evidence]));
  const reason = `${places[0]} names Rust ${pinned.version}, and ${places[1]} needs ${wanted.version} or newer`;
  return [tomlFact(id, [reason, 'Change one of the two.'], root, ...keys)];
}

function unreachable(folder: Folder, dependency: PathDependency): Fact[] {
  const { name, from, keys } = dependency;
  const place = `${evidenceText([from.place(...keys)])}: the crate ${printable(name)} is in ${printable(dependency.folder)}`;
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
    const reason = `${evidenceText([first.from.place(...first.keys)])}: crates depend on each other in a circle: ${names.join(' → ')}`;
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
