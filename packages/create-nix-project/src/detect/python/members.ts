import { posix } from 'node:path';
import { workspaceKeys } from '../../python/uv/workspace.ts';
import { type Folder, within } from '../../read/folder.ts';
import { readTomlHint, type TomlFile } from '../../read/toml.ts';
import type { Tree } from '../../read/walk.ts';
import type { Evidence, Fact } from '../../values.ts';
import { fact, tomlFact } from '../fact.ts';
import type { InspectedProject } from './inspected-project.ts';
import { groupFacts } from './manifest.ts';
import { commonPython, mergeFacts } from './merge-facts.ts';
import { probeTools } from './tools.ts';

type Probe = (folder: Folder, tree: Tree) => InspectedProject;

/**
 * Members of the uv workspace whose root the folder is, as the one project that the flake is about.
 *
 * @param chosen their folders, at least one, and whether these are all that there are
 * @param probe reads a project
 */
export function probeMembers(
  folder: Folder,
  tree: Tree,
  { members: paths, isAll }: { readonly members: readonly string[]; readonly isAll: boolean },
  probe: Probe,
): InspectedProject {
  const manifest = readTomlHint(folder, 'pyproject.toml');
  const members = paths.map((path) => readMember(folder, tree, path, probe));
  const own = manifest === undefined ? [] : rootFacts(folder, manifest);
  const merged = mergeFacts([...members.map(({ facts }) => facts), own]);
  const facts = members.length === 1 && !isAll ? merged : commonPython(merged, folder);
  const place = (id: string, value: Fact['value'], ...keys: string[]) =>
    manifest === undefined ? fact(id, value, 'uv.lock') : tomlFact(id, value, manifest, ...keys);
  const tested = isAll
    ? inAll(folder, tree, manifest, paths)
    : inSome(
        folder,
        tree,
        manifest,
        members.map(({ facts }, index) => ({ facts, path: paths[index] ?? '' })),
      );
  return {
    facts: [
      place('python-manager', 'uv', ...workspaceKeys),
      ...facts
        .filter(({ id }) => id !== 'python-manager' && id !== 'other-managers')
        .map((found) => (found.id === 'pytest' && tested === undefined ? without(found) : found)),
      place('uv-members', isAll ? ['*'] : paths, ...workspaceKeys, 'members'),
      ...(tested === undefined || tested.length === 0 ? [] : [testFolders(tested)]),
    ],
    packages: {
      named: members.flatMap(({ packages }) => packages?.named ?? []),
      nativePackages: [],
    },
  };
}

/** A member, read as if it were a project of its own; places are from the root. */
function readMember(root: Folder, tree: Tree, path: string, probe: Probe): InspectedProject {
  const own = within(root, path);
  const isOfRoot = (file: string) => ofRoot.test(file) && !own.has(file);
  const at = (place: Evidence) =>
    isOfRoot(place.file) ? place : { ...place, file: posix.join(path, place.file) };
  const { facts, packages } = probe(memberFolder(root, own, isOfRoot), below(tree, path));
  const named = (packages?.named ?? []).map(({ name, place }) => ({
    name,
    place: () => at(place()),
  }));
  return {
    facts: facts.map((found) => ({ ...found, evidence: found.evidence.map(at) })),
    packages: { named, nativePackages: [] },
  };
}

/** What uv and workflows have at the root for all members. */
const ofRoot = /^(?:uv\.lock|\.python-version|\.tool-versions|\.github(?:\/.*)?)$/;

function memberFolder(root: Folder, own: Folder, isOfRoot: (file: string) => boolean): Folder {
  const at = (file: string) => (isOfRoot(file) ? root : own);
  return {
    readText: (file) => at(file).readText(file),
    readHint: (file) => at(file).readHint(file),
    has: (file) => at(file).has(file),
    list: (place) => at(place).list(place),
    names: (place) => at(place).names(place),
  };
}

function below(tree: Tree, path: string): Tree {
  if (path === '.') return tree;
  const inner = (places: readonly string[]) =>
    places.flatMap((place) => (place.startsWith(`${path}/`) ? [place.slice(path.length + 1)] : []));
  const own = tree.pythonFolders.has(path) ? ['.'] : [];
  return {
    files: inner(tree.files),
    pythonFolders: new Set([...own, ...inner([...tree.pythonFolders])]),
    unread: [],
  };
}

/** Settings of the tools, and the groups of the root, which members share. */
function rootFacts(folder: Folder, manifest: TomlFile): Fact[] {
  const groups = manifest.get('dependency-groups') === undefined ? [] : groupFacts(manifest);
  return [
    ...groups.filter(({ id }) => id === 'test-groups'),
    ...probeTools(folder, manifest, []).filter(({ value }) => value === true),
  ];
}

/**
 * Where pytest runs for all members: at the root (an empty list) where that has tests or settings of
 * pytest, else in each member that has tests; undefined when none has.
 */
function inAll(
  folder: Folder,
  tree: Tree,
  manifest: TomlFile | undefined,
  paths: readonly string[],
): readonly string[] | undefined {
  if (isTestedAtRoot(folder, tree, manifest)) return [];
  return paths.some((path) => hasTests(tree, path)) ? ['*'] : undefined;
}

/** The same for those that were chosen: one alone is never tested at the root. */
function inSome(
  folder: Folder,
  tree: Tree,
  manifest: TomlFile | undefined,
  members: readonly { readonly path: string; readonly facts: readonly Fact[] }[],
): readonly string[] | undefined {
  if (members.length > 1 && isTestedAtRoot(folder, tree, manifest)) return [];
  const tested = members.filter(
    ({ path, facts }) =>
      hasTests(tree, path) || facts.some(({ id, value }) => id === 'pytest' && value === true),
  );
  return tested.length === 0 ? undefined : tested.map(({ path }) => path);
}

function isTestedAtRoot(folder: Folder, tree: Tree, manifest: TomlFile | undefined): boolean {
  return (
    manifest?.get('tool', 'pytest') !== undefined ||
    ['pytest.ini', 'conftest.py', 'tests/conftest.py'].some((file) => folder.has(file)) ||
    tree.pythonFolders.has('tests')
  );
}

function hasTests(tree: Tree, path: string): boolean {
  return [...below(tree, path).pythonFolders].some((place) => /^tests?(?:\/|$)/.test(place));
}

function testFolders(paths: readonly string[]): Fact {
  const evidence = paths.flatMap((file) => (file === '*' ? [] : [{ file }]));
  return { id: 'test-folders', value: paths, evidence };
}

/** pytest has nothing to run, whatever has settings for it. */
function without(found: Fact): Fact {
  return { ...found, value: false };
}
