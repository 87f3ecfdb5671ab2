import { describe, expect, it } from 'vitest';
import { memoryFolder } from '../../../test/memory-folder.ts';
import { systems } from '../../systems.ts';
import { readUvLock, type UvLock } from './lock.ts';
import { lockProblem, pythonsWithWheels, unbuildable } from './unbuildable.ts';

const registry = 'source = { registry = "https://example.org/simple" }';

/** A lock of a project with these packages, all of them dependencies unless `own` says which. */
function lockOf(packages: Readonly<Record<string, string>>, own?: string): UvLock {
  const all = Object.keys(packages).map((name) => `{ name = "${name}" }`);
  const entries = Object.entries(packages).map(
    ([name, text]) => `[[package]]\nname = "${name}"\nversion = "1.0"\n${text}\n`,
  );
  const project = `[[package]]\nname = "app"\nversion = "0.1.0"\nsource = { editable = "." }\n${own ?? `dependencies = [${all.join(', ')}]`}\n`;
  const text = `version = 1\nrevision = 3\nrequires-python = ">=3.12"\n\n${[project, ...entries].join('\n')}`;
  return readUvLock(memoryFolder({ ...there, 'uv.lock': text })) as UvLock;
}

/** Folders and archives beside the lock. */
const there = {
  'lib/setup.py': '',
  '..lib/pyproject.toml': '',
  'packages/lib/pyproject.toml': '',
  'packages/b/pyproject.toml': '',
  'archives/x-1.0.tar.gz': '',
  'wheels/x-1.0-py3-none-any.whl': '',
};

function wheels(...tags: readonly string[]): string {
  const list = tags.map((tag) => `{ url = "https://example.org/a/x-1.0-${tag}.whl" }`);
  return `${registry}\nwheels = [\n    ${list.join(',\n    ')},\n]`;
}

const everywhere = {
  python: '3.13',
  systems,
  selection: { projects: ['.'], groups: [], extras: [] },
};

function found(lock: UvLock, options: Partial<typeof everywhere> = {}) {
  return unbuildable(lock, { ...everywhere, ...options }).map(
    ({ kind, package: { name }, systems: where }) =>
      where.length === systems.length ? `${kind} ${name}` : `${kind} ${name} ${where.join(' ')}`,
  );
}

it.each([
  [wheels('cp312-cp312-manylinux_2_28_x86_64', 'cp312-cp312-macosx_11_0_arm64'), 'wheel x'],
  [
    wheels('cp313-cp313-manylinux_2_28_x86_64', 'cp313-cp313-manylinux2014_aarch64'),
    'wheel x aarch64-darwin',
  ],
  [wheels('cp313-cp313-manylinux_2_99_x86_64', 'py3-none-win_amd64'), 'wheel x'],
  [wheels('cp313-cp313t-manylinux_2_28_x86_64', 'pp311-none-any'), 'wheel x'],
  [
    'source = { url = "https://a.b/x-1.0-cp312-cp312-win_amd64.whl" }\nwheels = [{ url = "https://a.b/x-1.0-cp312-cp312-win_amd64.whl" }]',
    'wheel x',
  ],
  ['source = { editable = "/home/me/lib" }', 'outside x'],
  ['source = { path = "/home/me/x-1.0.tar.gz" }', 'outside x'],
  ['source = { directory = "gone" }', 'missing x'],
  ['source = { editable = "gone" }', 'missing x'],
  ['source = { path = "archives/gone-1.0.tar.gz" }', 'missing x'],
])('what cannot be had: %s', (entry, expected) => {
  expect(found(lockOf({ x: entry }))).toEqual([expected]);
});

it.each([
  ['source = { directory = "../lib" }', true, ['outside x']],
  ['source = { path = "../x-1.0.tar.gz" }', true, ['outside x']],
  ['source = { virtual = ".." }', true, ['outside x']],
  ['source = { editable = "..lib" }', true, []],
  ['source = { directory = "../lib" }', false, []],
])('what is above: %s, in a repository of its own: %s', (entry, isRepository, expected) => {
  expect(found({ ...lockOf({ x: entry }), isRepository })).toEqual(expected);
});

it.each([
  ['source = { editable = "packages/lib" }'],
  ['source = { directory = "lib" }'],
  ['source = { virtual = "packages/lib" }'],
  ['source = { git = "https://example.org/x.git?rev=v1#0123" }'],
  [`${registry}\nsdist = { url = "https://example.org/x-1.0.tar.gz", hash = "" }`],
  ['source = { url = "https://example.org/x-1.0.tar.gz" }\nsdist = { hash = "" }'],
  ['source = { path = "archives/x-1.0.tar.gz" }'],
  [
    `${wheels('cp312-cp312-win_amd64')}\nsdist = { url = "https://example.org/x.tar.gz", hash = "" }`,
  ],
])('what is built here: %s', (entry) => {
  expect(found(lockOf({ x: entry }))).toEqual([]);
});

it.each([
  [wheels('py3-none-any')],
  [wheels('py2.py3-none-any')],
  [wheels('cp39-abi3-manylinux2014_x86_64', 'cp39-abi3-manylinux_2_17_aarch64', 'py3-none-any')],
  [
    'source = { path = "wheels/x-1.0-py3-none-any.whl" }\nwheels = [{ filename = "x-1.0-py3-none-any.whl", hash = "" }]',
  ],
  [
    'source = { url = "https://a.b/x-1.0-py3-none-any.whl" }\nwheels = [{ url = "https://a.b/x-1.0-py3-none-any.whl" }]',
  ],
])('what is installed as it was published: %s', (entry) => {
  expect(found(lockOf({ x: entry }))).toEqual([]);
});

describe('only what the flake installs counts', () => {
  const broken = wheels('cp312-none-any');

  it('and not what nobody asks for', () => {
    expect(found(lockOf({ x: broken }, 'dependencies = []'))).toEqual([]);
  });

  it('groups and extras that were chosen, and what these need', () => {
    const lock = lockOf(
      { x: broken, docs: `${wheels('py3-none-any')}\ndependencies = [{ name = "x" }]` },
      '[package.optional-dependencies]\nplot = [{ name = "docs" }]\n[package.dev-dependencies]\ndev = [{ name = "x" }]',
    );
    const select = (groups: string[], extras: string[]) =>
      found(lock, { selection: { ...everywhere.selection, groups, extras } as never });
    expect([select([], []), select(['dev'], []), select([], ['plot'])]).toEqual([
      [],
      ['wheel x'],
      ['wheel x'],
    ]);
  });

  it.each([
    ["sys_platform == 'win32'", []],
    ["sys_platform == 'darwin'", ['wheel x aarch64-darwin']],
    ["python_full_version < '3.13'", []],
    ["platform_machine == 'x86_64' and python_full_version >= '3.13'", ['wheel x x86_64-linux']],
    ['no marker at all', ['wheel x']],
  ])('on systems and Pythons where markers hold: %s', (marker, expected) => {
    const own = `dependencies = [{ name = "x", marker = "${marker}" }]`;
    expect(found(lockOf({ x: broken }, own))).toEqual(expected);
  });

  it('the extra of a package, and one that excludes another', () => {
    const marker = "extra == 'extra-3-app-old'";
    const own = `[package.optional-dependencies]\nold = [{ name = "x", marker = "${marker}" }]\nnew = [{ name = "x", marker = "extra == 'extra-3-app-other'" }]`;
    const lock = lockOf({ x: broken }, own);
    const select = (extra: string) =>
      found(lock, { selection: { ...everywhere.selection, extras: [extra] } as never });
    expect([select('old'), select('new')]).toEqual([['wheel x'], []]);
  });

  it('members of a workspace that were chosen, and groups of its root', () => {
    const member = (name: string, more: string) =>
      `[[package]]\nname = "${name}"\nversion = "1"\nsource = { editable = "packages/${name}" }\n${more}\n`;
    const text = `version = 1\n[manifest.dependency-groups]\ndev = [{ name = "y" }]\n${member('a', 'dependencies = [{ name = "b" }]')}${member('b', 'dependencies = [{ name = "x" }]')}${member('c', '')}[[package]]\nname = "x"\nversion = "1"\n${broken}\n[[package]]\nname = "y"\nversion = "1"\n${broken}\n`;
    const lock = readUvLock(memoryFolder({ ...there, 'uv.lock': text })) as UvLock;
    const select = (groups: string[], ...projects: string[]) =>
      found(lock, { selection: { projects, groups, extras: [] } as never });
    expect(select([], 'packages/c')).toEqual([]);
    expect(select(['dev'], 'packages/c')).toEqual(['wheel y']);
    expect(select([], 'packages/a', 'packages/c')).toEqual(['wheel x']);
    expect(select([], '*')).toEqual(['wheel x']);
    const problem = (...projects: string[]) =>
      lockProblem(lock, { projects, groups: [], extras: [] })?.reason;
    expect(problem('packages/a')).toBeUndefined();
    expect(problem('packages/d')).toBe(
      'it does not contain the member packages/d of the workspace',
    );
  });

  it('of several versions, the one that is named', () => {
    const text = `version = 1\n[[package]]\nname = "app"\nsource = { virtual = "." }\ndependencies = [{ name = "x", version = "2.0", source = { registry = "r" } }]\n[[package]]\nname = "x"\nversion = "1.0"\nsource = { registry = "r" }\n[[package]]\nname = "x"\nversion = "2.0"\nsource = { registry = "r" }\n`;
    const lock = readUvLock(memoryFolder({ 'uv.lock': text })) as UvLock;
    expect(found(lock)).toEqual(['wheel x']);
    expect(unbuildable(lock, everywhere)[0]?.package).toMatchObject({ version: '2.0', line: 11 });
  });
});

it('knows for which Pythons all have a wheel', () => {
  const lock = lockOf({ x: wheels('cp312-cp312-manylinux_2_28_x86_64', 'cp312-none-any') });
  expect(pythonsWithWheels(lock, everywhere.selection, ['3.12', '3.14'])).toEqual(['3.12']);
});

it.each([
  ['version = 7\n', /version 7, but the flake reads version 1/],
  ['requires-python = ">=3.12"\n', /no version, but the flake reads/],
  ['version = 1\n[[distribution]]\nname = "a"\n', /\[\[distribution\]\] instead of/],
  ['version = 1\n', /does not contain the project/],
  [
    'version = 1\n[[package]]\nname = "a"\nsource = { virtual = "packages/a" }\n',
    /does not contain/,
  ],
])('a lock that nothing can be installed from: %s', (text, reason) => {
  const lock = readUvLock(memoryFolder({ 'uv.lock': text })) as UvLock;
  expect(lockProblem(lock, everywhere.selection)?.reason).toMatch(reason);
});

it('a lock in circles ends', () => {
  const lock = lockOf({
    x: `${wheels('py3-none-any')}\ndependencies = [{ name = "y" }]`,
    y: `${registry}\ndependencies = [{ name = "x" }, { name = "app" }, { name = "gone" }]`,
  });
  expect(found(lock)).toEqual(['wheel y']);
});
