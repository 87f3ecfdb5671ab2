import { textsOf } from '../fact.ts';
import type { Folder } from '../folder.ts';
import type { TomlFile } from '../toml.ts';

interface Binary {
  readonly name: string;
  readonly requiredFeatures: readonly string[];
}

/**
 * The program that a package is run by, as the answer `binaries` writes it; undefined when it has
 * none. https://doc.rust-lang.org/cargo/reference/cargo-targets.html
 */
export function programOf(folder: Folder, manifest: TomlFile): string | undefined {
  const crate = nameOf(manifest);
  const binaries = binariesOf(folder, manifest);
  const preferred = manifest.get('package', 'default-run') ?? crate;
  const binary = binaries.find(({ name }) => name === preferred) ?? binaries[0];
  if (binary === undefined) return undefined;
  const program = binary.name === crate ? crate : `${crate}/${binary.name}`;
  const features = binary.requiredFeatures.join('+');
  return features === '' ? program : `${program}:${features}`;
}

/** Whether the package has a library, whose documentation can have examples. */
export function hasLibrary(folder: Folder, manifest: TomlFile): boolean {
  return manifest.get('lib') !== undefined || folder.has(beside(manifest, 'src/lib.rs'));
}

function binariesOf(folder: Folder, manifest: TomlFile): Binary[] {
  const listed = manifest.get('bin');
  const named = (Array.isArray(listed) ? listed : [])
    .filter((entry) => typeof entry?.name === 'string')
    .map((entry) => ({
      name: entry.name,
      requiredFeatures: textsOf(entry['required-features']),
    }));
  if (manifest.get('package', 'autobins') === false) return named;
  const found = folder.has(beside(manifest, 'src/main.rs')) ? [nameOf(manifest)] : [];
  for (const { name, isFolder } of folder.list(beside(manifest, 'src/bin'))) {
    if (isFolder && folder.has(beside(manifest, `src/bin/${name}/main.rs`))) found.push(name);
    else if (name.endsWith('.rs')) found.push(name.slice(0, -'.rs'.length));
  }
  const extra = found.filter((name) => !named.some((binary) => binary.name === name)).sort();
  return [...named, ...extra.map((name) => ({ name, requiredFeatures: [] }))];
}

function nameOf(manifest: TomlFile): string {
  return String(manifest.get('package', 'name'));
}

function beside({ file }: TomlFile, path: string): string {
  return `${file.slice(0, -'Cargo.toml'.length)}${path}`;
}
