import { join } from 'node:path';
import { expect, test } from 'vitest';
import { git, testFolder } from '../../../test/cli.ts';
import { probeWorkspaceAbove } from './workspace-above.ts';

const member = '[project]\nname = "a"\nversion = "1"\n';

function found(files: Readonly<Record<string, string>>, path: string) {
  const folder = testFolder(files);
  git(folder, 'init', '--quiet');
  return probeWorkspaceAbove(join(folder, path))
    .filter(({ id }) => id === 'uv-workspace')
    .map(({ value, evidence: [place] }) => [value, place?.file, place?.line]);
}

const root = '# all\n[tool.uv.workspace]\nmembers = ["packages/*"]\nexclude = ["packages/own"]\n';

test.each([
  ['a member', 'packages/a', { 'pyproject.toml': root }, [['../..', '../../pyproject.toml', 2]]],
  ['what is left out', 'packages/own', { 'pyproject.toml': root }, []],
  ['what is no member', 'tools/a', { 'pyproject.toml': root }, []],
  ['the root', '.', { 'pyproject.toml': `${member}${root}` }, []],
  ['no workspace', 'packages/a', { 'pyproject.toml': member }, []],
  ['a broken manifest above', 'packages/a', { 'pyproject.toml': '[' }, []],
  [
    'the innermost workspace',
    'packages/a/b',
    {
      'packages/pyproject.toml': '[tool.uv.workspace]\nmembers = ["a/b"]\n',
      'pyproject.toml': root,
    },
    [['../..', '../../pyproject.toml', 1]],
  ],
] as const)('%s', (_, path, files, expected) => {
  expect(found({ [`${path}/pyproject.toml`]: member, ...files }, path)).toEqual(expected);
});

test('nothing is looked for above the repository, or for what is no Python project', () => {
  const folder = testFolder({ 'pyproject.toml': root, 'packages/a/pyproject.toml': member });
  git(join(folder, 'packages/a'), 'init', '--quiet');
  expect(probeWorkspaceAbove(join(folder, 'packages/a'))).toEqual([]);
  expect(found({ 'pyproject.toml': root, 'packages/a/Cargo.toml': '' }, 'packages/a')).toEqual([]);
});
