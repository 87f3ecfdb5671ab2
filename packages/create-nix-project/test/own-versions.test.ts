import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, git, programs, testFolder } from './cli.ts';

const nix = () => programs({ nix: 'echo 2.30.0' });

function manifest(requires: string, more = '', version = 'dynamic = ["version"]'): string {
  return `[project]\nname = "My_App"\n${version}\nrequires-python = ">=3.12"\n[build-system]\nrequires = [${requires}]\nbuild-backend = "x"\n${more}`;
}

function lines(folder: string): string {
  const text = readFileSync(join(folder, 'nix/overrides.nix'), 'utf8');
  return text.slice(text.lastIndexOf('\nin\n') + '\nin\n'.length);
}

const comment =
  '  # Git has the version, and is not there in a build: change it here with each release.\n';
const given = (version: string) =>
  `{\n${comment}  my-app = prev.my-app.overrideAttrs { version = "${version}"; };\n}\n`;

/** A repository with one commit that has these tags, and Nix files. */
function created(pyproject: string, tags: readonly string[], more: Record<string, string> = {}) {
  const folder = testFolder({ 'pyproject.toml': pyproject, ...more });
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=all');
  for (const tag of tags) git(folder, 'tag', tag);
  const { code, stderr } = cli(folder, ['--yes', '--no-lock', '--template', 'uv'], nix());
  expect(code, stderr).toBe(0);
  return folder;
}

it.each([
  ['hatch-vcs', '"hatchling", "hatch-vcs"', '[tool.hatch.version]\nsource = "vcs"\n'],
  ['setuptools-scm', '"setuptools>=64", "setuptools_scm[toml]>=8"', '[tool.setuptools_scm]\n'],
  ['uv-dynamic-versioning', '"hatchling", "uv-dynamic-versioning"', ''],
  ['pdm-backend', '"pdm-backend"', '[tool.pdm.version]\nsource = "scm"\n'],
])('a version that only git has is that of the last tag: %s', (_, requires, more) => {
  expect(lines(created(manifest(requires, more), ['v1.9.0', 'v1.10.0']))).toBe(given('1.10.0'));
});

it('versioningit reads it from a file', () => {
  const text = lines(created(manifest('"versioningit", "setuptools"'), ['v2.0']));
  expect(text).toContain('    version = "2.0";\n');
  expect(text).toContain(
    `    postPatch = "printf 'Metadata-Version: 2.1\\nName: my-app\\nVersion: %s\\n' $version > PKG-INFO";\n`,
  );
});

it.each([
  ['it is in pyproject.toml', manifest('"hatchling"', '', 'version = "1.0"')],
  ['it is in the code', manifest('"flit_core"')],
  [
    'hatchling finds it in a file',
    manifest('"hatchling", "hatch-vcs"', '[tool.hatch.version]\npath = "a.py"\n'),
  ],
  [
    'setuptools finds it',
    manifest('"setuptools"', '[tool.setuptools.dynamic]\nversion = { attr = "a.V" }\n'),
  ],
  ['nothing is built', manifest('"setuptools_scm"', '[tool.uv]\npackage = false\n')],
])('nothing is said where %s', (_, text) => {
  expect(lines(created(text, ['v1.0']))).toBe('{ }\n');
});

it('members have their own', () => {
  const vcs = '"hatchling", "hatch-vcs"';
  const entry = (name: string, source: string) =>
    `[[package]]\nname = "${name}"\nsource = { editable = "${source}" }\n`;
  const folder = created(manifest(vcs), ['v1.0', 'a-member-v3.0'], {
    'packages/a-member/pyproject.toml': manifest(vcs).replace('My_App', 'a-member'),
    'uv.lock': `version = 1\nrequires-python = ">=3.12"\n\n${entry('my-app', '.')}\n${entry('a-member', 'packages/a-member')}`,
  });
  expect(lines(folder).split('\n').slice(2, 4)).toEqual([
    '  my-app = prev.my-app.overrideAttrs { version = "1.0"; };',
    '  a-member = prev.a-member.overrideAttrs { version = "3.0"; };',
  ]);
});

it('an update knows newer tags, and keeps the version where there are none', () => {
  const vcs = '"hatchling", "hatch-vcs"';
  const folder = created(manifest(vcs), ['v1.0']);
  expect(lines(folder)).toBe(given('1.0'));
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=nix');
  git(folder, 'tag', 'v1.1');
  const update = () => expect(cli(folder, ['update', '--yes'], nix()).code).toBe(0);
  update();
  expect(lines(folder)).toBe(given('1.1'));
  git(folder, 'commit', '--quiet', '--all', '--message=version');
  git(folder, 'tag', '--delete', 'v1.0', 'v1.1');
  update();
  expect(lines(folder)).toBe(given('1.1'));
});

it('without a tag it is 0.0.0, whatever .git is', () => {
  expect(lines(created(manifest('"setuptools_scm"'), ['nightly']))).toBe(given('0.0.0'));
  const folder = testFolder({ 'pyproject.toml': manifest('"setuptools_scm"') });
  rmSync(join(folder, '.git'), { recursive: true, force: true });
  mkdirSync(dirname(join(folder, '.git/packed-refs')), { recursive: true });
  writeFileSync(
    join(folder, '.git/packed-refs'),
    '\0\xff refs/tags/\n refs/tags/v9999999999999999999999\n',
  );
  const { code } = cli(folder, ['--yes', '--no-lock', '--template', 'uv', '--dry-run'], nix());
  expect(code).toBe(0);
});

describe('the doctor', () => {
  const vcs = manifest('"hatchling", "hatch-vcs"');
  const found = (folder: string) =>
    JSON.parse(cli(folder, ['doctor', '--json'], nix()).stdout)
      .findings.map(({ id, title }: { id: string; title: string }) => `${id}: ${title}`)
      .filter((text: string) => text.startsWith('vcs-'));

  it('compares with the highest tag, and writes it', () => {
    const folder = created(vcs, ['v1.0']);
    expect(found(folder)).toEqual([]);
    git(folder, 'tag', 'v1.1');
    expect(found(folder)).toEqual([
      'vcs-version-other: nix/overrides.nix says version 1.0 of my-app, and the highest tag 1.1.',
    ]);
    cli(folder, ['doctor', '--fix'], nix());
    expect(lines(folder)).toBe(given('1.1'));
    git(folder, 'tag', '--delete', 'v1.0', 'v1.1');
    expect(found(folder)).toEqual([]);
  });

  it('tells the line that is missing', () => {
    const folder = created(vcs, ['v1.0']);
    const path = join(folder, 'nix/overrides.nix');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^ {2}my-app.*\n/m, ''));
    expect(found(folder)).toEqual(['vcs-version-missing: Only git has the version of my-app.']);
  });
});

it('a name that no package can have gets no line, and is no pattern', () => {
  const folder = testFolder({
    'pyproject.toml': manifest('"hatchling", "hatch-vcs"').replace('My_App', 'a(b'),
  });
  const args = ['--yes', '--no-lock', '--template', 'uv', '--name', 'ab'];
  expect(cli(folder, args, nix())).toMatchObject({ code: 0 });
  expect(lines(folder)).toBe('{ }\n');
  expect(cli(folder, ['doctor'], nix()).stderr).not.toContain('Something unexpected');
});
