import { onTestFinished } from 'vitest';
import { Workspace } from './workspace.ts';

/** A library with a package to build, and no lock file. */
export const pyproject = [
  '[project]',
  'name = "shop"',
  'version = "1.0.0"',
  'requires-python = ">=3.12"',
  'dependencies = []',
  '',
].join('\n');

/** A workspace with a Python project in apps/shop, of which everything is committed. */
export function shop(more: Readonly<Record<string, string>> = {}, nxFolder?: string): Workspace {
  const files = {
    'nx.json': '{\n  // ours\n  "analytics": false\n}\n',
    '.gitignore': 'node_modules\n.nx\nbin\nruns\n',
    'apps/shop/pyproject.toml': pyproject,
    'apps/shop/project.json': '{ "name": "the-shop" }\n',
    ...more,
  };
  const workspace = new Workspace(files, nxFolder);
  onTestFinished(() => workspace.remove());
  workspace.commit();
  return workspace;
}
