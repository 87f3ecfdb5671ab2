import { expect, test } from 'vitest';
import { memoryFolder } from '../../../test/memory-folder.ts';
import { readToml } from '../../read/toml.ts';
import { walkTree } from '../../read/walk.ts';
import { readWorkspace } from './workspace.ts';

const project = (name: string) => `[project]\nname = "${name}"\nversion = "1"\n`;

function workspaceOf(table: string, files: Readonly<Record<string, string>>) {
  const folder = memoryFolder({ 'pyproject.toml': table, ...files });
  return readWorkspace(folder, walkTree(folder), readToml(folder, 'pyproject.toml'));
}

const files = {
  'packages/a/pyproject.toml': project('a'),
  'packages/own/pyproject.toml': project('own'),
  'packages/own/inner/pyproject.toml': project('inner'),
  'packages/.hidden/x.py': '',
  'packages/README.md': '',
  'packages/left-over/node_modules/x.js': '',
  'tools/deep/er/pyproject.toml': project('er'),
  'tools/other/pyproject.toml': `${project('other')}[tool.uv]\nmanaged = false\n`,
  'examples/shown/pyproject.toml': project('shown'),
};

test.each([
  ['members = ["packages/*"]', ['packages/a', 'packages/own']],
  ['members = ["packages/*"]\nexclude = ["packages/own"]', ['packages/a']],
  ['members = ["./packages/a/", "packages/a", "nowhere"]', ['packages/a']],
  ['members = ["packages/own", "packages/own/*"]', ['packages/own', 'packages/own/inner']],
  [
    'members = ["packages/own/**"]\nexclude = ["packages/own"]',
    // uv leaves out the folder alone, and what is below it stays.
    ['packages/own/inner'],
  ],
  ['members = ["tools/*/er", "tools/other", "examples/*"]', ['examples/shown', 'tools/deep/er']],
  ['', []],
  ['members = 3', []],
])('%s', (lines, members) => {
  expect(workspaceOf(`[tool.uv.workspace]\n${lines}\n`, files)).toEqual({ members, outside: [] });
});

test('what leads out of the folder is told', () => {
  const table = '[tool.uv.workspace]\nmembers = ["packages/a", "../other", "/opt/*"]\n';
  expect(workspaceOf(table, files)).toEqual({
    members: ['packages/a'],
    outside: ['../other', '/opt/*'],
  });
});

test.each([
  [
    'members = ["packages/*"]',
    { 'packages/b/x.py': '' },
    'packages/b, which “packages/*” makes a member of the workspace, has no pyproject.toml',
  ],
  [
    'members = ["packages/*"]',
    { 'packages/b/pyproject.toml': '[tool.ruff]\n' },
    'packages/b, which “packages/*” makes a member of the workspace, has no [project] in its pyproject.toml',
  ],
  [
    'members = ["packages/*"]',
    { 'packages/b/pyproject.toml': project('Own') },
    'the projects in packages/b and packages/own of the workspace are both named own',
  ],
])('what uv refuses: %s with %o', (lines, more, reason) => {
  const problem = workspaceOf(`[tool.uv.workspace]\n${lines}\n`, { ...files, ...more })?.problem;
  expect(problem?.reason).toBe(reason);
  expect(problem?.cure).toContain('`exclude` in [tool.uv.workspace]');
});

test('the root may have the name of a member, too', () => {
  const table = `${project('A')}[tool.uv.workspace]\nmembers = ["packages/a"]\n`;
  expect(workspaceOf(table, files)?.problem?.reason).toContain('in . and packages/a');
});

test('a folder without the table is no workspace', () => {
  expect(workspaceOf(project('a'), files)).toBeUndefined();
});
