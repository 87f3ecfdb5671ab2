import { realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { getProjects, globAsync, readCachedProjectGraph, type Tree } from 'nx/src/devkit-exports';
import { nearest, usageError } from '../../../../create-nix-project/src/for-nx-flake/index.ts';
import { projectNames } from '../../project-names.ts';

/** A project of the workspace, or a folder that a flake.nix makes one. */
export interface FoundProject {
  /** From the root of the workspace, with `/`; `.` is the root. */
  readonly root: string;
  readonly name: string;
}

/**
 * The project of that name, or else in that folder: from the folder one is in, or from the root.
 *
 * @throws {CliError} when there is none, or it is outside of the workspace
 */
export async function findProject(tree: Tree, wanted: string): Promise<FoundProject> {
  const roots = projectRoots(tree);
  const root = roots.get(wanted) ?? findFolder(tree, wanted);
  if (root === undefined) throw noProject(wanted, [...roots].flat());
  refuseOutside(tree.root, root, wanted);
  const known = [...roots].find(([, folder]) => folder === root)?.[0];
  return { root, name: known ?? (await nameOfFlake(tree, root)) };
}

/** The folder of each project by name; plugins infer some, and other generators may have added some. */
function projectRoots(tree: Tree): ReadonlyMap<string, string> {
  const inGraph = Object.entries(graphNodes()).map(
    ([name, { data }]) => [name, data.root] as const,
  );
  const inTree = [...getProjects(tree)].map(([name, { root }]) => [name, root] as const);
  return new Map([...inGraph, ...inTree].map(([name, root]) => [name, posix.normalize(root)]));
}

function graphNodes() {
  try {
    return readCachedProjectGraph().nodes;
  } catch {
    // `--skip-project-graph`, and no graph from before.
    return {};
  }
}

function findFolder(tree: Tree, wanted: string): string | undefined {
  if (wanted === '') return undefined;
  const places = [currentFolder(tree), tree.root].map((from) => resolve(from, wanted));
  return places
    .map((place) => relative(tree.root, place).split(sep).join('/') || '.')
    .find((root) => isFolder(tree, root));
}

/** The folder one is in. npm starts scripts at the root, and says where it was started. */
export function currentFolder({ root }: Pick<Tree, 'root'>): string {
  const { INIT_CWD } = process.env;
  return INIT_CWD?.startsWith(root) ? INIT_CWD : process.cwd();
}

function isFolder(tree: Tree, root: string): boolean {
  const isThere = statSync(join(tree.root, root), { throwIfNoEntry: false })?.isDirectory();
  return isThere === true || (!leadsOut(root) && tree.children(root).length > 0);
}

function refuseOutside(workspace: string, root: string, wanted: string): void {
  const place = join(workspace, root);
  const isThere = statSync(place, { throwIfNoEntry: false }) !== undefined;
  const real = isThere ? relative(realpathSync(workspace), realpathSync(place)) : root;
  if (leadsOut(root) || leadsOut(real))
    throw usageError(
      'outside-workspace',
      `“${wanted}” is outside of the workspace.`,
      'Name one of its projects, or a folder in it.',
    );
}

function leadsOut(path: string): boolean {
  return isAbsolute(path) || path.split(/[\\/]/)[0] === '..';
}

function noProject(wanted: string, candidates: readonly string[]) {
  const guess = nearest(wanted, candidates);
  return usageError(
    'no-project',
    `There is no project and no folder “${wanted}”.`,
    guess === undefined
      ? '`nx show projects` lists the projects. For a new one, create its folder first.'
      : `Did you mean ${guess}?`,
  );
}

/** The name that a folder gets by the flake.nix in it. */
async function nameOfFlake(tree: Tree, root: string): Promise<string> {
  const flakes = await globAsync(tree, ['**/flake.nix']);
  const folders = new Set([...flakes.map((file) => posix.dirname(file)), root]);
  return projectNames([...folders], basename(tree.root)).get(root) ?? root;
}
