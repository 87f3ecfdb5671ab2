import { isCargoName } from '../../native/rust/cargo-name.ts';
import type { Folder } from '../../read/folder.ts';
import type { TomlFile } from '../../read/toml.ts';
import { textsOf } from '../../read/toml-values.ts';
import type { Binary } from '../../values/found.ts';
import { packageName } from './members.ts';

interface Target {
  readonly name: string;
  readonly requiredFeatures: readonly string[];
}

/**
 * The program that a package is run by; undefined when it has none.
 * https://doc.rust-lang.org/cargo/reference/cargo-targets.html
 */
export function programOf(folder: Folder, manifest: TomlFile): Binary | undefined {
  const crate = packageName(manifest);
  const binaries = binariesOf(folder, manifest);
  const preferred = manifest.get('package', 'default-run') ?? crate;
  const binary = binaries.find(({ name }) => name === preferred) ?? binaries[0];
  if (binary === undefined || !isCargoName(crate) || !isCargoName(binary.name)) return undefined;
  return {
    crate,
    program: binary.name,
    features: binary.requiredFeatures.filter(isCargoName),
    evidence: [{ file: manifest.file }],
  };
}

/** Whether the package has a library, whose documentation can have examples. */
export function hasLibrary(folder: Folder, manifest: TomlFile): boolean {
  return manifest.get('lib') !== undefined || folder.has(beside(manifest, 'src/lib.rs'));
}

/** The build script of a package, from the project's root; undefined when it has none. */
export function buildScriptOf(folder: Folder, manifest: TomlFile): string | undefined {
  const build = manifest.get('package', 'build') ?? 'build.rs';
  const path = typeof build === 'string' ? beside(manifest, build) : undefined;
  return path !== undefined && !path.includes('..') && folder.has(path) ? path : undefined;
}

function binariesOf(folder: Folder, manifest: TomlFile): Target[] {
  const listed = manifest.get('bin');
  const tables = (Array.isArray(listed) ? listed : []).filter(
    (entry) => typeof entry?.name === 'string',
  );
  const named = tables.map((entry) => ({
    name: entry.name,
    requiredFeatures: textsOf(entry['required-features']),
  }));
  if (manifest.get('package', 'autobins') === false) return named;
  // A file that a [[bin]] names is no other program.
  const isNamed = ({ name, path }: SourceFile) =>
    tables.some((entry) => entry.name === name || entry.path === path);
  const found = programSources(folder, manifest).filter((source) => !isNamed(source));
  return [...named, ...found.map(({ name }) => ({ name, requiredFeatures: [] }))];
}

interface SourceFile {
  readonly name: string;
  /** From the package's folder. */
  readonly path: string;
}

/** The files that cargo makes programs of without being told. */
function programSources(folder: Folder, manifest: TomlFile): SourceFile[] {
  const main = { name: packageName(manifest), path: 'src/main.rs' };
  const others = folder.list(beside(manifest, 'src/bin')).map(({ name, isFolder }) => ({
    name: isFolder ? name : name.replace(/\.rs$/, ''),
    path: isFolder ? `src/bin/${name}/main.rs` : `src/bin/${name}`,
  }));
  return [main, ...others.sort((a, b) => (a.name < b.name ? -1 : 1))].filter(
    ({ path }) => path.endsWith('.rs') && folder.has(beside(manifest, path)),
  );
}

function beside({ file }: TomlFile, path: string): string {
  return `${file.slice(0, -'Cargo.toml'.length)}${path}`;
}
