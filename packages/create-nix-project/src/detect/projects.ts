import { posix } from 'node:path';
import type { Evidence, Project } from '../types.ts';
import { textOf, textsOf } from './fact.ts';
import { type Folder, within } from './folder.ts';
import { globMatches } from './glob.ts';
import { probeManager } from './python/manager.ts';
import { hasSetupScript } from './python/setup-files.ts';
import { readToml, type TomlFile } from './toml.ts';
import type { Tree } from './tree.ts';

/** More are no monorepo, but packages that were unpacked. */
const mostProjects = 2000;

/** Folders of manifests that serve something else than being worked on. */
const aside = new RegExp(
  `(?:^|/)(?:${[
    'tests?|testing|test[-_].*|.*[-_]tests?|__tests__|fixtures?|__fixtures__|testdata|mocks?|snapshots',
    'vendor|vendored|_vendor|third[-_]party|external|extern|node_modules',
    'examples?|samples?|demos?|docs?|documentation|website|benchmarks?|benches|fuzz|templates?',
    '\\.[^/]+',
  ].join('|')})(?:/|$)`,
  'i',
);

/**
 * The projects in the folder and below, the outer ones first. Those in folders of tests, examples,
 * documentation and the like are only listed when there is nothing else.
 */
export function findProjects(folder: Folder, tree: Tree): Project[] {
  const places = [...new Set(tree.files.map((file) => posix.dirname(file)))];
  const own = places.filter((path) => !aside.test(path));
  const found = listed(folder, tree, own).filter(isOnItsOwn);
  return found.length > 0 ? found : listed(folder, tree, places.slice(0, mostProjects));
}

/** Below a member of a workspace lies what it is tested with, and below an npm package its parts. */
function isOnItsOwn(project: Project, _: number, all: readonly Project[]): boolean {
  if (project.workspace !== undefined) return true;
  return !all.some(
    ({ path, kind, workspace }) =>
      path !== '.' &&
      project.path.startsWith(`${path}/`) &&
      (workspace !== undefined ||
        (kind === 'node' && project.kind === 'node' && !hasLock(project))),
  );
}

function hasLock({ evidence }: Project): boolean {
  return evidence.some(({ file }) => !file.endsWith('package.json'));
}

function listed(folder: Folder, tree: Tree, places: readonly string[]): Project[] {
  const files = new Set(tree.files);
  const spaces: Workspace[] = [];
  const found: Project[] = [];
  // Outer folders come first, so that a workspace is known before its members.
  for (const path of places) {
    const at = (file: string) => files.has(posix.join(path, file));
    // Of other projects only a hint is wanted, and the walk has seen which files are there.
    const inner = within(folder, path);
    const folders = path === '.' ? inner : { ...inner, readText: inner.readHint, has: at };
    const view = { folder: folders, path, at, tree, spaces };
    for (const probe of [pythonProject, rustProject, nodeProject]) {
      const project = probe(view);
      if (project !== undefined) found.push(project);
    }
    if (found.length >= mostProjects) break;
  }
  return found;
}

interface Workspace {
  readonly kind: Project['kind'];
  readonly path: string;
  readonly manager: string;
  readonly members: readonly string[];
  readonly excluded: readonly string[];
}

interface Place {
  readonly folder: Folder;
  readonly path: string;
  /** Whether the walk saw this file there. */
  readonly at: (file: string) => boolean;
  readonly tree: Tree;
  /** Those that were found so far; a project that is one adds itself. */
  readonly spaces: Workspace[];
}

function pythonProject({ folder, path, at, tree, spaces }: Place): Project | undefined {
  const hasSetup =
    (at('setup.py') && hasSetupScript(folder)) || isPackageCfg(folder, at) || at('Pipfile');
  const { toml, problem } = at('pyproject.toml') ? opened(folder, 'pyproject.toml') : {};
  const isPackage = toml?.get('project') !== undefined;
  const isPoetry = toml?.get('tool', 'poetry') !== undefined;
  // A list of requirements alone, beside code, is a service; elsewhere it serves something else.
  const isService =
    (at('requirements.txt') || at('requirements.in')) &&
    (path === '.' || tree.pythonFolders.has(path));
  if (!hasSetup && !isPackage && !isPoetry && !isService && problem === undefined) return undefined;
  const manager = probeManager(folder, toml)[0];
  const name = toml?.get('project', 'name') ?? toml?.get('tool', 'poetry', 'name');
  const workspace = workspaceOf('python', path, spaces);
  const members = textsOf(toml?.get('tool', 'uv', 'workspace', 'members'));
  if (members.length > 0)
    spaces.push({
      kind: 'python',
      path,
      manager: 'uv',
      members,
      excluded: textsOf(toml?.get('tool', 'uv', 'workspace', 'exclude')),
    });
  return {
    path,
    kind: 'python',
    manager: workspace?.manager ?? String(manager?.value ?? 'setuptools'),
    ...named(name),
    ...inside(workspace),
    evidence: placed(path, manager?.evidence ?? [{ file: 'pyproject.toml' }]),
    ...(problem === undefined ? {} : { problem: posix.join(path, problem) }),
  };
}

/** setup.cfg holds settings of tools as well. */
function isPackageCfg(folder: Folder, at: Place['at']): boolean {
  return at('setup.cfg') && /^\[(?:metadata|options)\]/m.test(folder.readHint('setup.cfg') ?? '');
}

function rustProject({ folder, path, at, spaces }: Place): Project | undefined {
  if (!at('Cargo.toml')) return undefined;
  const { toml, problem } = opened(folder, 'Cargo.toml');
  const workspace = workspaceOf('rust', path, spaces);
  if (toml?.get('workspace') !== undefined)
    // Paths that members name are members too, so that every folder below counts.
    spaces.push({
      kind: 'rust',
      path,
      manager: 'cargo',
      members: ['**'],
      excluded: textsOf(toml.get('workspace', 'exclude')),
    });
  const isOwn = toml?.get('workspace') !== undefined;
  return {
    path,
    kind: 'rust',
    manager: 'cargo',
    ...named(toml?.get('package', 'name')),
    ...(isOwn ? {} : inside(workspace)),
    evidence: placed(path, [{ file: 'Cargo.toml' }]),
    ...(problem === undefined ? {} : { problem: posix.join(path, problem) }),
  };
}

/** Files by which a package manager of Node shows. */
const nodeLocks = [
  ['pnpm', 'pnpm-lock.yaml'],
  ['pnpm', 'pnpm-workspace.yaml'],
  ['yarn', 'yarn.lock'],
  ['bun', 'bun.lock'],
  ['bun', 'bun.lockb'],
  ['npm', 'package-lock.json'],
] as const;

function nodeProject({ folder, path, at, spaces }: Place): Project | undefined {
  if (!at('package.json')) return undefined;
  const manifest = json(folder.readHint('package.json'));
  const workspace = workspaceOf('node', path, spaces);
  const lock = nodeLocks.find(([, file]) => folder.has(file));
  const said = /^(npm|yarn|pnpm|bun)@/.exec(textOf(manifest.packageManager) ?? '')?.[1];
  const manager = said ?? lock?.[0] ?? workspace?.manager ?? 'npm';
  const { workspaces } = manifest;
  const members = textsOf(
    Array.isArray(workspaces) ? workspaces : (workspaces as { packages?: unknown })?.packages,
  );
  const isPnpm = folder.has('pnpm-workspace.yaml');
  if (members.length > 0 || isPnpm)
    spaces.push({
      kind: 'node',
      path,
      manager,
      // pnpm has them in a file of its own, and every package below its folder is meant mostly.
      members: isPnpm ? ['**'] : members,
      excluded: [],
    });
  return {
    path,
    kind: 'node',
    manager,
    ...named(manifest.name),
    ...inside(workspace),
    evidence: placed(path, [{ file: lock?.[1] ?? 'package.json' }]),
  };
}

function json(text: string | undefined): Record<string, unknown> {
  try {
    return Object(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}

function opened(folder: Folder, file: string): { toml?: TomlFile; problem?: string } {
  try {
    const toml = readToml(folder, file);
    return toml === undefined ? {} : { toml };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** The innermost workspace of the kind that has the folder as a member. */
function workspaceOf(
  kind: Project['kind'],
  path: string,
  spaces: readonly Workspace[],
): Workspace | undefined {
  return spaces.findLast((space) => {
    const isBelow = space.path === '.' ? path !== '.' : path.startsWith(`${space.path}/`);
    if (space.kind !== kind || !isBelow) return false;
    const inner = space.path === '.' ? path : path.slice(space.path.length + 1);
    const matches = (pattern: string) => globMatches(pattern, inner);
    return space.members.some(matches) && !space.excluded.some(matches);
  });
}

function named(name: unknown): { name?: string } {
  return typeof name === 'string' ? { name } : {};
}

function inside(workspace: Workspace | undefined): { workspace?: string } {
  return workspace === undefined ? {} : { workspace: workspace.path };
}

function placed(path: string, evidence: readonly Evidence[]): Evidence[] {
  return evidence.map((place) => ({ ...place, file: posix.join(path, place.file) }));
}
