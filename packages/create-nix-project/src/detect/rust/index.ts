import type { Folder } from '../../read/folder.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import type { Binary, RustFound } from '../../values/found.ts';
import type { Fact } from '../../values.ts';
import { fact, onOneLine, tomlFact } from '../fact.ts';
import { neededFacts } from '../needed-facts.ts';
import { probeGates } from './gates.ts';
import { readLock } from './lock.ts';
import { packageManifests, packageName } from './members.ts';
import { readmeReaders } from './readme.ts';
import { probeRefusal } from './refusal.ts';
import { answersHelp, shipped } from './shipped.ts';
import { buildScriptOf, hasLibrary } from './targets.ts';
import { probeToolchain, toolchainLacks } from './toolchain.ts';

/** What is in a folder with a Cargo package or workspace. */
export interface RustProject {
  readonly facts: readonly Fact[];
  /** Absent when it is none. */
  readonly found?: RustFound;
}

/** Looks for a Cargo package or workspace. */
export function probeRust(folder: Folder): RustProject {
  const root = readToml(folder, 'Cargo.toml');
  if (root === undefined) return { facts: [] };
  const packages = packageManifests(folder, root);
  const lock = readLock(folder, root, packages);
  const binaries = shipped(folder, root, packages);
  const gates = probeGates(folder, root.file);
  const toolchain = probeToolchain(folder);
  const found = {
    ...lock.found,
    binaries,
    clippyOptions: gates.clippyOptions,
    readsReadme: readmeReaders(folder, packages),
    ...toolchainLacks(toolchain.file),
  };
  return {
    facts: [
      ...manifestFacts(folder, root, packages, binaries),
      ...toolchain.facts,
      ...tools(folder),
      ...probeRefusal(folder, root, { packages, toolchain: toolchain.file }),
      ...gates.facts,
      ...lock.facts,
      ...neededFacts('rust', found),
    ],
    found,
  };
}

function manifestFacts(
  folder: Folder,
  root: TomlFile,
  packages: readonly TomlFile[],
  binaries: readonly Binary[],
): Fact[] {
  const kind = root.get('workspace') === undefined ? 'package' : 'workspace';
  return [
    tomlFact('cargo', kind, root, kind),
    tomlFact('cargo-workspace', kind === 'workspace', root, kind),
    ...text('cargo-name', root, 'package', 'name'),
    ...text('cargo-description', root, 'package', 'description').map(onOneLine),
    ...members(root, packages),
    ...targets(folder, root, packages, binaries),
    ...rustVersion(root, packages, kind),
    ...text('rust-edition', root, 'workspace', 'package', 'edition'),
    ...text('rust-edition', root, 'package', 'edition'),
    tomlFact(
      'cargo-feature-sets',
      root.get(kind, 'metadata', 'feature-sets') !== undefined,
      root,
      ...existing(root, kind, 'metadata', 'feature-sets'),
    ),
    ...buildScripts(folder, packages),
  ];
}

function text(id: string, manifest: TomlFile, ...keys: string[]): Fact[] {
  const value = manifest.get(...keys);
  return typeof value === 'string' ? [tomlFact(id, value, manifest, ...keys)] : [];
}

/** The keys as far as the file has them, for a line that shows what is not there. */
function existing(manifest: TomlFile, ...keys: string[]): string[] {
  return manifest.get(...keys) === undefined ? keys.slice(0, 1) : keys;
}

function members(root: TomlFile, packages: readonly TomlFile[]): Fact[] {
  if (root.get('workspace') === undefined) return [];
  const names = packages.map(packageName);
  return [tomlFact('cargo-members', names, root, ...existing(root, 'workspace', 'members'))];
}

function targets(
  folder: Folder,
  root: TomlFile,
  packages: readonly TomlFile[],
  binaries: readonly Binary[],
): Fact[] {
  const library = packages.find((manifest) => hasLibrary(folder, manifest));
  const evidence = binaries.flatMap((binary) => binary.evidence);
  return [
    {
      id: 'cargo-binaries',
      value: binaries.map(({ crate }) => crate),
      evidence: evidence.length === 0 ? [{ file: root.file }] : evidence,
    },
    answersHelp(root, packages, binaries),
    fact('cargo-library', library !== undefined, library?.file ?? root.file),
  ];
}

/** `rust-version` where a workspace gives it to its members, or of the one package. */
function rustVersion(root: TomlFile, packages: readonly TomlFile[], kind: string): Fact[] {
  const [found] = [
    ...text('rust-version', root, 'workspace', 'package', 'rust-version'),
    ...text('rust-version', root, 'package', 'rust-version'),
  ];
  const evidence = found?.evidence ?? tomlFact('', '', root, kind).evidence;
  const inheriting = packages
    .filter((manifest) => manifest.get('package', 'rust-version', 'workspace') === true)
    .flatMap(
      (manifest) => tomlFact('', '', manifest, 'package', 'rust-version', 'workspace').evidence,
    );
  return [
    ...(found === undefined ? [] : [{ ...found, evidence: [...evidence, ...inheriting] }]),
    { id: 'cargo-msrv', value: found !== undefined, evidence },
  ];
}

/** The crates whose build script runs when they are compiled; it may look for what no lock names. */
function buildScripts(folder: Folder, packages: readonly TomlFile[]): Fact[] {
  const found = packages.flatMap((manifest) => {
    const script = buildScriptOf(folder, manifest);
    return script === undefined ? [] : [{ name: packageName(manifest), file: script }];
  });
  if (found.length === 0) return [];
  return [
    {
      id: 'cargo-build-scripts',
      value: found.map(({ name }) => name),
      evidence: found.map(({ file }) => ({ file })),
    },
  ];
}

function tools(folder: Folder): Fact[] {
  return [
    fact(
      'cargo-deny',
      folder.has('deny.toml'),
      folder.has('deny.toml') ? 'deny.toml' : 'Cargo.toml',
    ),
  ];
}
