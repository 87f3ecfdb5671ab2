import { posix } from 'node:path';
import { usageError } from '../errors.ts';
import type { ProjectPrompter } from '../terminal/dialogue.ts';
import { nearest } from '../text/nearest.ts';
import type { Facts, Project } from '../values.ts';

/**
 * The folders of a repository that Nix can be added to, the outer ones first: those with a Python or
 * Rust manifest that are not a member of a workspace, which is built and locked as a whole.
 */
export function projectFolders(projects: readonly Project[]): string[] {
  const own = projects.filter(({ kind, workspace }) => kind !== 'node' && workspace === undefined);
  return [...new Set(own.map(({ path }) => path))];
}

/**
 * The folder that Nix is added to, from the one that was looked at; `.` is that folder itself: by
 * flag, by prompt where there are several, or the only one.
 *
 * @throws {CliError} exit code 2 when the flag names no project, or there are several below a folder
 *   that is none, and nobody to ask
 */
export async function chooseProject(
  wanted: string | undefined,
  facts: Pick<Facts, 'project' | 'projects' | 'record'>,
  prompt: ProjectPrompter | undefined,
): Promise<string> {
  const projects = facts.projects ?? [];
  if (wanted !== undefined) return findProject(projects, wanted);
  if (facts.record !== undefined) return '.';
  const below = projectFolders(projects).filter((path) => path !== '.');
  const isProject = facts.project === 'existing';
  if (prompt !== undefined && below.length > 0)
    return prompt(isProject ? ['.', ...below] : [...below, '.']);
  return isProject ? '.' : onlyProject(below);
}

/** Where the flake of a project belongs, and which members of the uv workspace there it is about. */
export interface ProjectPlace {
  readonly folder: string;
  readonly members?: readonly string[];
}

/**
 * Where the flake of a project belongs. That of a member of a uv workspace is at the workspace's root,
 * where uv.lock is: a flake sees no files above it.
 *
 * @param path its folder, from the one that was looked at
 */
export function placeOf(projects: readonly Project[], path: string): ProjectPlace {
  const own = projects.filter((project) => project.path === path && project.kind !== 'node');
  const member = own.find(({ kind, workspace }) => kind === 'python' && workspace !== undefined);
  if (member?.workspace === undefined) return { folder: path };
  const { workspace } = member;
  return { folder: workspace, members: [posix.relative(workspace, path)] };
}

/**
 * The folder that `--project` names, from the folder that was looked at.
 *
 * @throws {CliError} exit code 2 when there is no project, or one that is part of another
 */
function findProject(projects: readonly Project[], wanted: string): string {
  const path = wanted.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '') || '.';
  if (path === '.') return path;
  const folders = projectFolders(projects);
  if (folders.includes(path)) return path;
  const member = projects.find((project) => project.path === path);
  if (placeOf(projects, path).members !== undefined) return path;
  if (member?.workspace !== undefined) throw isMember(path, member.workspace);
  if (member !== undefined)
    throw usageError(
      'no-project',
      `${path} is built with ${member.manager}, which no template supports.`,
    );
  const guess = nearest(path, folders);
  throw usageError(
    'no-project',
    `There is no project in “${path}”.`,
    guess === undefined
      ? 'Run `create-nix-project detect` to list the existing projects.'
      : `Did you mean ${guess}?`,
  );
}

/**
 * Refuses a folder whose Python or Rust projects are all members of a workspace.
 *
 * @param path the folder, from the one that was looked at
 * @throws {CliError} exit code 2 naming the workspace
 */
export function refuseMember(projects: readonly Project[], path: string): void {
  const own = projects.filter((project) => project.path === path && project.kind !== 'node');
  const workspace = own[0]?.workspace;
  if (workspace !== undefined && own.every((project) => project.workspace !== undefined))
    throw isMember(path, workspace);
}

function isMember(path: string, workspace: string) {
  return usageError(
    'workspace-member',
    `${path} is a member of the workspace in ${workspace}, which is built and locked there.`,
    `Give --project ${workspace} instead.`,
  );
}

function onlyProject(folders: readonly string[]): string {
  if (folders.length < 2) return folders[0] ?? '.';
  const shown = folders.slice(0, 10).join(', ');
  throw usageError(
    'missing-answer',
    `This folder is not a project itself, but has ${folders.length} projects below it.`,
    `Give --project with one of: ${shown}${folders.length > 10 ? ', …' : ''}; or --project . for a new one here.`,
  );
}
