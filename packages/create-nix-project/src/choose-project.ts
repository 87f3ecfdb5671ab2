import { usageError } from './errors.ts';
import { nearest } from './nearest.ts';
import type { Project } from './types.ts';

/**
 * The folders of a repository that Nix can be added to, the outer ones first: those with a Python or
 * Rust manifest that are not a member of a workspace, which is built and locked as a whole.
 */
export function projectFolders(projects: readonly Project[]): string[] {
  const own = projects.filter(({ kind, workspace }) => kind !== 'node' && workspace === undefined);
  return [...new Set(own.map(({ path }) => path))];
}

/**
 * The folder that `--project` names, from the folder that was looked at.
 *
 * @throws {CliError} exit code 2 when there is no project, or one that is part of another
 */
export function findProject(projects: readonly Project[], wanted: string): string {
  const path = wanted.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '') || '.';
  const folders = projectFolders(projects);
  if (folders.includes(path)) return path;
  const member = projects.find((project) => project.path === path);
  if (member?.workspace !== undefined)
    throw usageError(
      'workspace-member',
      `${path} is a member of the workspace in ${member.workspace}, which is built and locked there.`,
      `Give --project ${member.workspace}.`,
    );
  if (member !== undefined)
    throw usageError(
      'no-project',
      `${path} is built with ${member.manager}: no template is for that.`,
    );
  const guess = nearest(path, folders);
  throw usageError(
    'no-project',
    `There is no project in “${path}”.`,
    guess === undefined
      ? 'Run `create-nix-project detect` for the projects that are there.'
      : `Did you mean ${guess}?`,
  );
}

/**
 * The one project of a repository whose own folder has none; `undefined` where the folder is one
 * itself or has none at all.
 *
 * @throws {CliError} exit code 2 when there are several and nobody to ask
 */
export function onlyProject(projects: readonly Project[]): string | undefined {
  const folders = projectFolders(projects);
  if (folders.includes('.') || folders.length === 0) return undefined;
  if (folders.length === 1) return folders[0];
  const shown = folders.slice(0, 10).join(', ');
  throw usageError(
    'missing-answer',
    `This folder has ${folders.length} projects below it, and none of its own.`,
    `Give --project with one of: ${shown}${folders.length > 10 ? ', …' : ''}.`,
  );
}
