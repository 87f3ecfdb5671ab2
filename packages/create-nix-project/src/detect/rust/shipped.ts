import type { Folder } from '../../read/folder.ts';
import type { TomlFile } from '../../read/toml.ts';
import type { Binary } from '../../values/found.ts';
import type { Fact } from '../../values.ts';
import { fact } from '../fact.ts';
import { packageName } from './members.ts';
import { programOf } from './targets.ts';

/** A package, and the program that it is run by. */
interface WithProgram {
  readonly manifest: TomlFile;
  readonly binary: Binary;
}

/**
 * The programs that are for users: none of tasks and fuzz targets, and, where some packages are
 * published, none of those that may not be.
 */
export function shipped(
  folder: Folder,
  root: TomlFile,
  packages: readonly TomlFile[],
): readonly Binary[] {
  const candidates = packages
    .filter((manifest) => !isForDevelopers(manifest))
    .flatMap((manifest): WithProgram[] => {
      const binary = programOf(folder, manifest);
      return binary === undefined ? [] : [{ manifest, binary }];
    });
  const published = candidates.filter(({ manifest }) => isPublished(root, manifest));
  return (published.length > 0 ? published : candidates).map(({ binary }) => binary);
}

function isForDevelopers(manifest: TomlFile): boolean {
  const folder = manifest.file.slice(0, -'/Cargo.toml'.length).split('/').at(-1);
  return (
    [packageName(manifest), folder].includes('xtask') ||
    manifest.get('package', 'metadata', 'cargo-fuzz') === true
  );
}

/** `publish = false`, or a list of no registries, as a package or its workspace has it. */
function isPublished(root: TomlFile, manifest: TomlFile): boolean {
  const isInherited = manifest.get('package', 'publish', 'workspace') === true;
  const publish = isInherited
    ? root.get('workspace', 'package', 'publish')
    : manifest.get('package', 'publish');
  return publish !== false && !(Array.isArray(publish) && publish.length === 0);
}

/** Crates that give a program its `--help`. */
const parsers = ['clap', 'structopt', 'argh', 'bpaf'];

/** Whether all programs have a `--help` for sure, and which manifests say so. */
export function answersHelp(
  root: TomlFile,
  packages: readonly TomlFile[],
  binaries: readonly Binary[],
): Fact {
  const places = binaries.flatMap(({ crate }) => {
    const manifest = packages.find((candidate) => packageName(candidate) === crate);
    const parser = parsers.find((name) => manifest?.get('dependencies', name) !== undefined);
    if (manifest === undefined || parser === undefined) return [];
    return [manifest.place('dependencies', parser)];
  });
  const all = places.length > 0 && places.length === binaries.length;
  return all
    ? { id: 'cargo-help', value: true, evidence: places }
    : fact('cargo-help', false, binaries[0]?.evidence[0]?.file ?? root.file);
}
