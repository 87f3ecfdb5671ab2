import { posix } from 'node:path';
import { type Folder, within } from '../../read/folder.ts';
import type { Tree } from '../../read/walk.ts';
import type { Project } from '../../values.ts';
import { nodeProject } from './node.ts';
import { type Workspace, workspaceOf } from './place.ts';
import { pythonProject } from './python.ts';
import { rustProject } from './rust.ts';

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
  const found = listed(folder, tree, places, aside).filter(isOnItsOwn);
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

/** @param without folders that are left out, unless a uv workspace names them as members */
function listed(
  folder: Folder,
  tree: Tree,
  places: readonly string[],
  without?: RegExp,
): Project[] {
  const files = new Set(tree.files);
  const spaces: Workspace[] = [];
  const found: Project[] = [];
  // Outer folders come first, so that a workspace is known before its members.
  for (const path of places) {
    if (without?.test(path) && workspaceOf('python', path, spaces) === undefined) continue;
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
