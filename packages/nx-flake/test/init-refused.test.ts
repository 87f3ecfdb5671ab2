import { symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pyproject, shop } from './init-workspace.ts';

interface Refused {
  readonly args: readonly string[];
  /** What Nx shows, in this order. */
  readonly says: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

const refused: Readonly<Record<string, Refused>> = {
  'a project that is not there': {
    args: ['the-shob'],
    says: ['There is no project and no folder “the-shob”.', 'Did you mean the-shop?'],
  },
  'a name that is empty': { args: ['--project='], says: ['There is no project and no folder “”.'] },
  'a folder that is almost there': {
    args: ['apps/shob'],
    says: ['There is no project and no folder “apps/shob”.', 'Did you mean apps/shop?'],
  },
  'a member of a workspace that is built as a whole': {
    args: ['crates/till'],
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n',
      'crates/till/Cargo.toml': '[package]\nname = "till"\nversion = "1.0.0"\n',
    },
    says: ['crates/till is a member of the workspace in .', 'Give --project . instead.'],
  },
  'a folder that is not there': {
    args: ['apps/new'],
    says: ['There is no project and no folder “apps/new”.', 'create its folder first'],
  },
  'a folder outside': {
    args: ['..'],
    says: ['“..” is outside of the workspace.', 'Name one of its projects'],
  },
  'answers for no project': {
    args: ['--no-direnv'],
    says: ['Nothing says which project --direnv is for.', 'Name the project'],
  },
  'a setting for no project': {
    args: ['--set', 'direnv=no'],
    says: ['Nothing says which project --set is for.', 'Name the project'],
  },
  'an unknown key': {
    args: ['the-shop', '--set', 'direnw=no'],
    says: ['There is no answer called “direnw”.', 'Did you mean --set direnv=…?'],
  },
  'an unknown flag': {
    args: ['the-shop', '--pyton', '3.13'],
    says: ["'pyton' is not found in schema"],
  },
  'a second word': { args: ['the-shop', 'uv'], says: ["Argument 'uv' found"] },
  'an unknown template': {
    args: ['the-shop', '--template', 'uf'],
    says: ["'uf' should be one of uv,rust-crane,poetry2nix,cuda-pytorch"],
  },
  'a template that does not fit': {
    args: ['the-shop', '--template', 'rust-crane'],
    says: ['The template rust-crane does not fit this project', 'Nothing was written.'],
  },
  'a flag of another template': {
    args: ['the-shop', '--template', 'uv', '--cuda', '12.8'],
    says: ['The template uv has no answer “cuda”.', 'cuda-pytorch has it.'],
  },
  'a wrong answer': {
    args: ['the-shop', '--python', '3.9'],
    says: ['--python 3.9 is refused: it is not one of 3.12, 3.13, 3.14.'],
  },
  'a version that the project does not take': {
    args: ['the-shop', '--python', '3.12'],
    files: { 'apps/shop/pyproject.toml': pyproject.replace('3.12', '3.14') },
    says: ['python = 3.12 is outside of “>=3.14” in pyproject.toml:4.'],
  },
  'no template, and nobody to ask': {
    args: ['apps/empty'],
    files: { 'apps/empty/.gitkeep': '' },
    says: [
      'It is unclear which kind of project this should be.',
      'Give --template with one of: uv',
    ],
  },
  'no name, and nobody to ask': {
    args: ['apps/日本', '--template', 'uv'],
    files: { 'apps/日本/.gitkeep': '' },
    says: ['No answer for name', 'Give --name TEXT'],
  },
  'a broken manifest': {
    args: ['the-shop'],
    files: { 'apps/shop/pyproject.toml': '[project\n' },
    says: ['pyproject.toml'],
  },
  'a flake.nix of its own': {
    args: ['the-shop'],
    files: { 'apps/shop/flake.nix': '{ outputs = _: { }; }\n' },
    says: [
      '1 existing file differs from what the template generates: flake.nix. Nothing was written.',
      'Move it away',
      '--- a/flake.nix',
      '-{ outputs = _: { }; }',
    ],
  },
};

test.each(Object.entries(refused))('%s: one message, and nothing is written', (_, given) => {
  const workspace = shop(given.files);
  const { code, stdout, stderr } = workspace.nx(['generate', 'nx-flake:init', ...given.args]);
  const shown = stdout + stderr;
  expect(code).not.toBe(0);
  const places = given.says.map((text) => shown.indexOf(text));
  expect({ places: places.includes(-1), shown }).toMatchObject({ places: false });
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(shown).not.toMatch(/^\s+at |stacktrace/m);
  expect(workspace.git('status', '--short')).toBe('');
});

test('with --verbose the stack is told', () => {
  const { code, stdout, stderr } = shop().nx(['generate', 'nx-flake:init', 'none', '--verbose']);
  expect(code).not.toBe(0);
  expect(stdout + stderr).toMatch(/^\s+at /m);
});

test('a link that leads out of the workspace is not followed', () => {
  const workspace = shop();
  symlinkSync(tmpdir(), join(workspace.folder, 'apps/away'));
  const { code, stdout, stderr } = workspace.nx(['generate', 'nx-flake:init', 'apps/away']);
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain('“apps/away” is outside of the workspace.');
});
