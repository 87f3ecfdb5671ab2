import { expect, test } from 'vitest';
import { manifestFaults, repositoryUrl } from './manifest.ts';
import { tarballFaults } from './tarball.ts';

const manifest = {
  name: 'plugin',
  version: '1.2.3',
  exports: { '.': './dist/index.cjs', './package.json': './package.json' },
  generators: './generators.json',
};

/** A package of which nothing is missing, and nothing is too much. */
const good = {
  LICENSE: '',
  'README.md': '',
  'package.json': JSON.stringify(manifest),
  'generators.json': JSON.stringify({
    generators: { init: { factory: './dist/init', schema: './schemas/init.json' } },
  }),
  'schemas/init.json': '{ "$schema": "https://json-schema.org/schema" }',
  'dist/index.cjs': 'var a=require("./part.cjs"),b=require("node:fs")',
  'dist/part.cjs': 'exports.a=require("nx")',
  'dist/init.cjs': 'module.exports=()=>{}',
};

const faultsOf = (change: Readonly<Record<string, string | undefined>>) => {
  const entries = Object.entries({ ...good, ...change });
  const files = entries.flatMap(([path, text]) =>
    text === undefined ? [] : [[path, text] as const],
  );
  return tarballFaults(new Map(files), '/home/someone/checkout');
};

test('a package with what it needs has no fault', () => {
  expect(faultsOf({})).toEqual([]);
});

test('a folder that a generator writes from is needed, and what stands in its files is not', () => {
  const generator = { 'dist/init.cjs': 'const f=(0,p.join)(__dirname,"files")' };
  const skeleton = { 'dist/files/a/b.json': '{ "$schema": "../c.json" }' };
  expect(faultsOf({ ...generator, ...skeleton })).toEqual([]);
  expect(faultsOf(generator)).toEqual([
    'dist/init.cjs refers to dist/files/, which is not in the tarball.',
  ]);
});

test.each([
  ['src/index.ts', 'export {}'],
  ['dist/index.cjs.map', '{}'],
  ['dist/index.test.cjs', 'require("./index.cjs")'],
  ['dist/old.cjs', ''],
  ['CHANGELOG.md', ''],
])('what nothing refers to is too much: %s', (path, text) => {
  expect(faultsOf({ [path]: text })).toEqual([
    `${path} is in the tarball, and nothing refers to it.`,
  ]);
});

test.each([
  ['package.json', 'dist/index.cjs', 'dist/index.cjs'],
  ['dist/index.cjs', 'dist/part.cjs', 'dist/part.cjs'],
  ['generators.json', 'dist/init.cjs', 'dist/init'],
  ['generators.json', 'schemas/init.json', 'schemas/init.json'],
  ['npm', 'LICENSE', 'LICENSE'],
])('what %s refers to is missed: %s', (from, path, reference) => {
  expect(faultsOf({ [path]: undefined })).toContain(
    `${from} refers to ${reference}, which is not in the tarball.`,
  );
});

test('a path of the machine is found', () => {
  expect(faultsOf({ 'dist/init.cjs': 'read("/home/someone/checkout/templates")' })).toEqual([
    'dist/init.cjs has a path of this machine, /home/someone/checkout.',
  ]);
});

test('links and pictures that only work in the repository are found', () => {
  const text = '[a](https://example.org/a.md) [b](#b) [c](docs/c.md) ![d](../d.svg)';
  expect(faultsOf({ 'README.md': text })).toEqual([
    'README.md links to docs/c.md, which leads nowhere on its page at npm.',
    'README.md links to ../d.svg, which leads nowhere on its page at npm.',
  ]);
});

const published = {
  ...manifest,
  repository: { url: repositoryUrl },
  publishConfig: { provenance: true },
  dependencies: { 'create-nix-project': '1.2.3', other: '^2.0.0' },
};

test('the package.json of a release has no fault', () => {
  expect(manifestFaults(published, '1.2.3')).toEqual([]);
});

test.each([
  [{ version: '1.2.2' }, 'Its version is 1.2.2, and not 1.2.3.'],
  [
    { dependencies: { 'create-nix-project': '^1.0.0' } },
    'It depends on create-nix-project ^1.0.0, and not on 1.2.3.',
  ],
  [
    { publishConfig: {} },
    'Without its repository and `publishConfig.provenance` there is no provenance.',
  ],
  [
    { repository: { url: 'git+https://github.com/someone/fork.git' } },
    'Without its repository and `publishConfig.provenance` there is no provenance.',
  ],
  [{ scripts: { postinstall: 'node x' } }, 'It runs a script, postinstall, where it is installed.'],
])('what is wrong in package.json is said: %j', (change, fault) => {
  expect(manifestFaults({ ...published, ...change }, '1.2.3')).toEqual([fault]);
});
