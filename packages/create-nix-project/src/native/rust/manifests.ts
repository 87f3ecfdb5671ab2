import type { TomlFile } from '../../read/toml.ts';
import { keysOf, textOf, textsOf } from '../../read/toml-values.ts';
import { isTargetOfFlakes } from './target.ts';

/** What the manifests of a project say about its dependencies. */
export interface Declared {
  /** `CRATE/FEATURE` for each feature that a dependency asks for. */
  readonly features: ReadonlySet<string>;
  /** Of the same form: what only a feature that is not a default one turns on. */
  readonly optionalFeatures: ReadonlySet<string>;
  /** By crate of the project, its dependencies that only other systems than a flake's compile. */
  readonly elsewhere: ReadonlyMap<string, ReadonlySet<string>>;
}

/** @param root the manifest of the workspace or package, whose `workspace.dependencies` count */
export function declared(root: TomlFile, packages: readonly TomlFile[]): Declared {
  const read = packages.map((manifest) => ({
    manifest,
    dependencies: dependenciesOf(root, manifest),
  }));
  const dependencies = read.flatMap((entry) => entry.dependencies);
  const features = dependencies
    .filter(({ isHere }) => isHere)
    .flatMap((entry) => entry.features.map((feature) => `${entry.crate}/${feature}`));
  return {
    features: new Set(features),
    optionalFeatures: new Set(packages.flatMap(optionalFeatures)),
    elsewhere: new Map(
      read.map((entry) => [
        textOf(entry.manifest.get('package', 'name')) ?? '',
        namesElsewhere(entry.dependencies),
      ]),
    ),
  };
}

interface Dependency {
  /** Its own name, where the manifest gives it another. */
  readonly crate: string;
  readonly features: readonly string[];
  readonly isHere: boolean;
}

const kinds = ['dependencies', 'dev-dependencies', 'build-dependencies'];

function dependenciesOf(root: TomlFile, manifest: TomlFile): Dependency[] {
  const targets = keysOf(manifest.get('target'));
  const places = [
    { keys: [] as string[], isHere: true },
    ...targets.map((target) => ({ keys: ['target', target], isHere: isTargetOfFlakes(target) })),
  ];
  return places.flatMap(({ keys, isHere }) =>
    kinds.flatMap((kind) =>
      keysOf(manifest.get(...keys, kind)).map((name) => {
        const own = manifest.get(...keys, kind, name);
        const shared = field(own, 'workspace') === true;
        const inherited = shared ? root.get('workspace', 'dependencies', name) : undefined;
        const renamed = textOf(field(own, 'package')) ?? textOf(field(inherited, 'package'));
        const features = [own, inherited].flatMap((entry) => textsOf(field(entry, 'features')));
        return { crate: renamed ?? name, features, isHere };
      }),
    ),
  );
}

function namesElsewhere(dependencies: readonly Dependency[]): ReadonlySet<string> {
  const here = new Set(dependencies.filter(({ isHere }) => isHere).map(({ crate }) => crate));
  return new Set(dependencies.map(({ crate }) => crate).filter((crate) => !here.has(crate)));
}

/** What the features of a package turn on in dependencies, less what its default ones do. */
function optionalFeatures(manifest: TomlFile): string[] {
  const values = (feature: string) => textsOf(manifest.get('features', feature));
  const open = ['default'];
  const seen = new Set(open);
  for (let feature = open.pop(); feature !== undefined; feature = open.pop())
    for (const value of values(feature))
      if (!seen.has(value)) {
        seen.add(value);
        open.push(value);
      }
  return keysOf(manifest.get('features'))
    .flatMap(values)
    .filter((value) => value.includes('/') && !seen.has(value))
    .map((value) => value.replace('?/', '/'));
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
