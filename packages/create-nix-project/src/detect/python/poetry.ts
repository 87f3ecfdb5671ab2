import { isPackageName } from '../../python/name.ts';
import { pythonSpecifiers } from '../../python/poetry/constraint.ts';
import { readLock } from '../../python/poetry/lock.ts';
import { lockProblems, manifestProblems } from '../../python/poetry/lock-problems.ts';
import { dependencies, groupKeys, groupNames } from '../../python/poetry/manifest.ts';
import { inspectLock, nativePackages, toNativePackage } from '../../python/poetry/policy-rows.ts';
import { allows } from '../../python/specifier.ts';
import type { Folder } from '../../read/folder.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import { keysOf } from '../../read/toml-values.ts';
import type { NativePackage } from '../../values/found.ts';
import type { Answers, Fact } from '../../values.ts';
import { fact, tomlFact } from '../fact.ts';
import { probePythonVersion } from './version.ts';

/** Interpreters that the template poetry2nix offers, the default first. */
const interpreters = ['3.12', '3.13', '3.11'] as const;

const pythonKeys = ['tool', 'poetry', 'dependencies', 'python'];

/** What is known of a project that Poetry keeps, beside what any Python project has. */
interface PoetryProject {
  readonly facts: readonly Fact[];
  /** Those of poetry.lock. */
  readonly nativePackages: readonly NativePackage[];
}

/** Looks for what Poetry's own tables and lock say. */
export function probePoetry(
  folder: Folder,
  manifest: TomlFile,
  pinned: string | undefined,
): PoetryProject {
  if (manifest.get('tool', 'poetry') === undefined) return { facts: [], nativePackages: [] };
  const groups = testGroups(manifest);
  const chosen = { python: pythonVersion(manifest, pinned), groups };
  const { facts, nativePackages } = lockFacts(folder, manifest, chosen);
  return { facts: [...manifestFacts(folder, manifest, pinned, groups), ...facts], nativePackages };
}

function manifestFacts(
  folder: Folder,
  manifest: TomlFile,
  pinned: string | undefined,
  groups: readonly string[],
): Fact[] {
  return [
    ...pythonFacts(manifest, pinned),
    ...packagingFacts(manifest),
    tomlFact('test-groups', groups, manifest, ...groupKeys(manifest, groups[0])),
    ...toolFacts(manifest),
    ...sourceFolder(folder, manifest),
    ...(folder.has('VERSION') ? [fact('version-file', true, 'VERSION')] : []),
  ];
}

/** What the policy is about: the answers of the record, or else what would be proposed. */
export function poetryChoices(
  folder: Folder,
  manifest: TomlFile,
  { python, testGroups: recorded }: Answers,
): { python: string; groups: readonly string[] } {
  const [fact] = typeof python === 'string' ? [] : probePythonVersion(folder, manifest);
  return {
    python: typeof python === 'string' ? python : pythonVersion(manifest, fact?.value.toString()),
    groups: Array.isArray(recorded) ? recorded : testGroups(manifest),
  };
}

function pythonFacts(manifest: TomlFile, pinned: string | undefined): Fact[] {
  const constraint = manifest.get(...pythonKeys);
  if (typeof constraint !== 'string') return [];
  const specifiers = pythonSpecifiers(constraint);
  return [
    ...(specifiers.length === 1
      ? [tomlFact('requires-python', specifiers[0] ?? '', manifest, ...pythonKeys)]
      : []),
    ...(pinned === undefined
      ? [tomlFact('python-version', pythonVersion(manifest, pinned), manifest, ...pythonKeys)]
      : []),
  ];
}

/** The best that the constraint allows; a constraint that allows none is given as it is. */
function pythonVersion(manifest: TomlFile, pinned: string | undefined): string {
  const constraint = manifest.get(...pythonKeys);
  if (pinned !== undefined) return pinned;
  if (typeof constraint !== 'string') return interpreters[0];
  const fitting = interpreters.find((version) =>
    pythonSpecifiers(constraint).some((specifier) => allows(specifier, version)),
  );
  return fitting ?? constraint;
}

function packagingFacts(manifest: TomlFile): Fact[] {
  const path = ['tool', 'poetry', 'scripts'];
  const scripts = keysOf(manifest.get(...path));
  const name = manifest.get('tool', 'poetry', 'name');
  const program = scripts.find((script) => script === name) ?? scripts[0];
  return [
    tomlFact('application', scripts.length > 0, manifest, ...path),
    ...(program === undefined ? [] : [tomlFact('program', program, manifest, ...path, program)]),
  ];
}

/** Groups that the checks need: those that name a tool of theirs, and those called so. */
function testGroups(manifest: TomlFile): string[] {
  const tools = ['pytest', 'ruff', 'black', 'mypy'];
  return groupNames(manifest).filter(
    (group) =>
      ['dev', 'test', 'tests'].includes(group) ||
      dependencies(manifest, group).some(({ name }) => tools.includes(name)),
  );
}

/** The tools come from the lock, so they count where they are a dependency. */
function toolFacts(manifest: TomlFile): Fact[] {
  const named = ['main', ...groupNames(manifest)].flatMap((group) => dependencies(manifest, group));
  return ['pytest', 'ruff', 'black', 'mypy'].map((tool) => {
    const keys = named.find(({ name }) => name === tool)?.keys;
    return tomlFact(tool, keys !== undefined, manifest, ...(keys ?? ['tool', 'poetry']));
  });
}

/** Where the packages are: what `packages` says, else `src`, else the project's own folder. */
function sourceFolder(folder: Folder, manifest: TomlFile): Fact[] {
  const keys = ['tool', 'poetry', 'packages'];
  const packages = manifest.get(...keys);
  if (Array.isArray(packages)) {
    const from = packages.map((entry) => entry.from).find((value) => typeof value === 'string');
    return [tomlFact('source-folder', from ?? '.', manifest, ...keys)];
  }
  const hasSource = folder.list('src').some(({ isFolder }) => isFolder);
  return [
    hasSource
      ? fact('source-folder', 'src', 'src')
      : tomlFact('source-folder', '.', manifest, 'tool', 'poetry'),
  ];
}

function lockFacts(
  folder: Folder,
  manifest: TomlFile,
  chosen: { readonly python: string; readonly groups: readonly string[] },
): PoetryProject {
  const toml = readToml(folder, 'poetry.lock');
  const lock = toml === undefined ? undefined : readLock(toml.get);
  const [problem] = [
    ...manifestProblems(manifest),
    ...(lock === undefined ? [] : lockProblems(manifest, lock, chosen)),
  ];
  const refusal =
    problem === undefined
      ? []
      : [fact('poetry-problem', [problem.message, problem.cure], manifest.file)];
  if (lock === undefined) return { facts: refusal, nativePackages: [] };
  return {
    facts: [fact('poetry-lock', true, 'poetry.lock'), ...refusal],
    nativePackages: nativePackages(inspectLock(lock, chosen.python))
      .filter(({ name }) => isPackageName(name))
      .map((locked) => ({
        ...toNativePackage(locked),
        evidence: [{ file: 'poetry.lock' }],
      })),
  };
}
