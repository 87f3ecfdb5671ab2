import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { openFolder } from '../read/folder.ts';
import { probeSurroundings } from './surroundings.ts';

const remote = (url: string) => `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n`;

test.each([
  ['flake.nix', '', ['flake', true, undefined]],
  ['shell.nix', '', ['shell-nix', true, undefined]],
  ['devenv.nix', '', ['devenv', true, undefined]],
  ['devbox.json', '', ['devbox', true, undefined]],
  ['.envrc', '# x\nuse flake\n', ['direnv', true, 2]],
  ['.git/config', remote('git@github.com:a/b.git'), ['ci', 'github', 4]],
  ['.git/config', remote('https://gitlab.com/a/b.git'), ['ci', 'none', 4]],
])('%s', (file, text, [id, value, line]) => {
  const evidence = [{ file, ...(line === undefined ? {} : { line }) }];
  expect(probeSurroundings(openFolder(testFolder({ [file]: text })))).toEqual([
    { id, value, evidence },
  ]);
});

test('folders of the editor and of GitHub', () => {
  const folder = testFolder({ '.vscode/settings.json': '', '.github/FUNDING.yml': '' });
  expect(probeSurroundings(openFolder(folder)).map(({ id, value }) => [id, value])).toEqual([
    ['vscode', true],
    ['ci', 'github'],
  ]);
});

test('a submodule at GitHub is not where the project is; other text than UTF-8 is no error', () => {
  const folder = testFolder();
  mkdirSync(join(folder, '.git'));
  const config = `[user]\n\tname = J\xf6rg\n[submodule "x"]\n\turl = https://github.com/a/b\n${remote('https://example.org/github.com/x')}`;
  writeFileSync(join(folder, '.git/config'), Buffer.from(config, 'latin1'));
  expect(probeSurroundings(openFolder(folder))).toMatchObject([{ id: 'ci', value: 'none' }]);
});

test('an .envrc without Nix and a repository without a remote say nothing', () => {
  const folder = testFolder({ '.envrc': 'export A=1\n', '.git/config': '[core]\n' });
  expect(probeSurroundings(openFolder(folder))).toEqual([]);
});

test('submodules that are still here', () => {
  const submodules =
    '[submodule "old"]\n\tpath = old\n[submodule "b"]\n\tpath = vendor/b\n\turl = ../b\n';
  const folder = testFolder({ '.gitmodules': submodules, 'vendor/b/README': '' });
  expect(probeSurroundings(openFolder(folder))).toEqual([
    { id: 'git-submodules', value: true, evidence: [{ file: '.gitmodules', line: 4 }] },
  ]);
  expect(probeSurroundings(openFolder(testFolder({ '.gitmodules': submodules })))).toEqual([]);
});
