import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Folder } from '../../read/folder.ts';
import { hasSetupScript, readSetupFiles } from './setup-files.ts';

function folder(files: Readonly<Record<string, string>>): Folder {
  const readHint = (path: string) => files[path];
  return {
    readText: readHint,
    readHint,
    has: (path) => path in files,
    list: () => [],
    names: () => ({ folders: [], files: [] }),
  };
}

/** `text @ file:line` of everything that was read. */
function read(files: Readonly<Record<string, string>>) {
  const { name, requiresPython, ...lists } = readSetupFiles(folder(files));
  const shown = (placed: { text: string; place: { file: string; line?: number } }) =>
    `${placed.text} @ ${placed.place.file}:${placed.place.line}`;
  return {
    single: [name, requiresPython].flatMap((placed) => (placed ? [shown(placed)] : [])),
    ...Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, list.map(shown)])),
  };
}

test('setup.cfg', () => {
  const text = `[metadata]
name = tool
[options]
python_requires = >=3.9
install_requires =
    requests>=2
[options.packages.find]
where = lib
[options.entry_points]
console_scripts =
    tool = tool.cli:main
[options.extras_require]
test = pytest
`;
  expect(read({ 'setup.cfg': text })).toEqual({
    single: ['tool @ setup.cfg:2', '>=3.9 @ setup.cfg:4'],
    scripts: ['tool = tool.cli:main @ setup.cfg:11'],
    requirements: ['requests>=2 @ setup.cfg:6', 'pytest @ setup.cfg:13'],
    extras: ['test @ setup.cfg:13'],
    sourceFolders: ['lib @ setup.cfg:8'],
  });
});

test('setup.py, with an extension that has a name as well', () => {
  const text = `from setuptools import Extension, find_packages, setup
core = Extension(name="tool._core", sources=["core.c"])
setup(
    name="tool", python_requires='>=3.10',
    packages=find_packages(where="src"),
    install_requires=["requests", 'attrs>=20'],
    entry_points={
        "console_scripts": [
            "tool = tool.cli:main",
        ],
    },
)
`;
  expect(read({ 'setup.py': text })).toEqual({
    single: ['tool @ setup.py:4', '>=3.10 @ setup.py:4'],
    scripts: ['tool = tool.cli:main @ setup.py:9'],
    requirements: ['requests @ setup.py:6', 'attrs>=20 @ setup.py:6'],
    extras: [],
    sourceFolders: ['src @ setup.py:5'],
  });
});

test('a name that is a constant, and one that is computed', () => {
  expect(read({ 'setup.py': 'NAME = "tool"\nsetup(name=NAME)\n' }).single).toEqual([
    'tool @ setup.py:1',
  ]);
  expect(read({ 'setup.py': 'e = E(name="no")\nsetup(name=find_name())\n' }).single).toEqual([]);
});

test('a module that is called setup.py packages nothing', () => {
  expect(hasSetupScript(folder({ 'setup.py': 'def setup():\n  pass\n' }))).toBe(false);
  expect(hasSetupScript(folder({ 'setup.py': 'setuptools.setup()\n' }))).toBe(true);
});

test('any text is taken', () => {
  const unit = fc.constantFrom('name', '=', '"', "'", 'setup(', '[', ']', '\n', ' ', ':', 'where');
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const { scripts } = readSetupFiles(folder({ 'setup.py': text, 'setup.cfg': text }));
      expect(Array.isArray(scripts)).toBe(true);
    }),
  );
});
