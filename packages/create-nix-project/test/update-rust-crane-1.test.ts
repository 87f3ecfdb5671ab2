/** Projects of version 1 of the template rust-crane, whose files version 2 has under other names. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { recordFile } from '../src/record/file-name.ts';
import { unpackText } from '../src/record/packed-text.ts';
import { cli, git, testFolder } from './cli.ts';

const record = readFileSync(fileURLToPath(new URL('rust-crane-1.json', import.meta.url)), 'utf8');

const sources = {
  [recordFile]: record,
  'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n',
  'Cargo.lock': 'version = 4\n',
  'scripts/ci.sh': '#!/bin/sh\nnix build .#checks.x86_64-linux.clippy\n',
};

/** A project of version 1 with these edits of its owner, all of it in git. */
function project(edits: Readonly<Record<string, (text: string) => string>>) {
  const folder = testFolder(sources);
  const generated: Record<string, string> = JSON.parse(record).generated;
  for (const [path, packed] of Object.entries(generated)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), unpackText(packed));
  }
  const read = (path: string) =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : '';
  for (const [path, edit] of Object.entries(edits)) {
    expect(edit(read(path))).not.toBe(read(path));
    writeFileSync(join(folder, path), edit(read(path)));
  }
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'all');
  return { folder, read };
}

const names = (folder: string) =>
  readdirSync(join(folder, 'nix'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();

const current = [
  ...['README.md', 'checks.nix', 'default.nix', 'formatter.nix', 'libraries.nix', 'msrv.nix'],
  ...['programs.nix', 'receipts.nix', 'receipts.py', 'rust.nix', 'shell.nix'],
].map((name) => `nix/${name}`);

test('without edits, it has the files of version 2 and no other', () => {
  const { folder, read } = project({});
  const { code, stdout } = cli(folder, ['update']);
  expect(code, stdout).toBe(0);
  expect(names(folder)).toEqual(current);
  expect(read('scripts/ci.sh')).toBe(sources['scripts/ci.sh']);
  expect(JSON.parse(read(recordFile)).outputs).toEqual(JSON.parse(record).outputs);
});

test('libraries, programs and the list of the source keep their edits', () => {
  const { folder, read } = project({
    'nix/libraries.nix': (text) => text.replace('[\n', '[\n  pkgs.zlib # mine\n'),
    'nix/programs.nix': (text) => text.replace('[\n', '[\n  pkgs.cmake # mine\n'),
    'nix/source.nix': (text) => text.replace('    ../.vscode\n', '$&    ../docs # mine\n'),
  });
  const { code, stdout } = cli(folder, ['update']);
  expect(code, stdout).toBe(0);
  expect(names(folder)).toEqual(current);
  expect(read('nix/libraries.nix')).toContain('pkgs.zlib # mine');
  expect(read('nix/programs.nix')).toContain('pkgs.cmake # mine');
  expect(read('nix/rust.nix')).toContain('    ../.vscode\n    ../docs # mine\n    ../flake.lock\n');
});

test('a check of their own is a conflict, and other edited files stay and are named', () => {
  const { folder, read } = project({
    'nix/checks/default.nix': (text) => text.replace('  nextest', '  mine = call ./mine.nix;\n$&'),
    'nix/checks/mine.nix': () => '{ runCommand }: runCommand "mine" { } "touch $out"\n',
    'nix/checks/clippy.nix': (text) => text.replace('--deny warnings', '$& --allow clippy::all'),
    'nix/crates.nix': (text) => text.replace('features = [ ]', 'features = [ "full" ]'),
  });
  const { code, stdout } = cli(folder, ['update']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/conflict +nix\/checks\.nix +from nix\/checks\/default\.nix/);
  for (const path of ['nix/checks/clippy.nix', 'nix/crates.nix'])
    expect(stdout).toMatch(
      new RegExp(`kept +${path} +it is no longer generated, and has your edits`),
    );
  expect(stdout).toContain('mine = pkgs.callPackage ./checks/mine.nix { };');
  expect(read('nix/checks.nix')).toMatch(/^<{7} .*\n(?:.*\n)*? {2}mine = call \.\/mine\.nix;\n/m);
  expect(git(folder, 'diff', '--name-only', '--diff-filter=U').trim()).toBe('nix/checks.nix');
  expect(names(folder)).toEqual(
    [...current, 'nix/checks/clippy.nix', 'nix/checks/mine.nix', 'nix/crates.nix'].sort(),
  );
});
