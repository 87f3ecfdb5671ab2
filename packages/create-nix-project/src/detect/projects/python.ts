import { posix } from 'node:path';
import type { Folder } from '../../read/folder.ts';
import { textsOf } from '../../read/toml-values.ts';
import type { Project } from '../../values.ts';
import { probeManager } from '../python/manager.ts';
import { hasSetupScript } from '../python/setup-files.ts';
import { inside, named, opened, type Place, placed, workspaceOf } from './place.ts';

/** The Python project right in a folder. */
export function pythonProject({ folder, path, at, tree, spaces }: Place): Project | undefined {
  const hasSetup =
    (at('setup.py') && hasSetupScript(folder)) || isPackageCfg(folder, at) || at('Pipfile');
  const { toml, problem } = at('pyproject.toml') ? opened(folder, 'pyproject.toml') : {};
  const isPackage = toml?.get('project') !== undefined;
  const isPoetry = toml?.get('tool', 'poetry') !== undefined;
  // A list of requirements alone, beside code, is a service; elsewhere it serves something else.
  const isService =
    (at('requirements.txt') || at('requirements.in')) &&
    (path === '.' || tree.pythonFolders.has(path));
  const workspace = workspaceOf('python', path, spaces);
  // The root of a workspace need not be a project itself.
  const members = textsOf(toml?.get('tool', 'uv', 'workspace', 'members'));
  if (members.length > 0)
    spaces.push({
      kind: 'python',
      path,
      manager: 'uv',
      members,
      excluded: textsOf(toml?.get('tool', 'uv', 'workspace', 'exclude')),
    });
  const isProject = hasSetup || isPackage || isPoetry || isService || members.length > 0;
  if (!isProject && problem === undefined) return undefined;
  const manager = probeManager(folder, toml)[0];
  const others = members.length > 0 ? 'uv' : 'setuptools';
  const name = toml?.get('project', 'name') ?? toml?.get('tool', 'poetry', 'name');
  return {
    path,
    kind: 'python',
    manager: workspace?.manager ?? String(manager?.value ?? others),
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
