import { expect, it } from 'vitest';
import { memoryFolder } from '../../../test/memory-folder.ts';
import { readUvLock, type UvLock } from './lock.ts';
import { staleWarnings } from './stale.ts';

const manifest = `[project]
name = "app"
version = "1.0"
dependencies = ["Rich>=14"]
[project.optional-dependencies]
plot = ["app[other]", "matplotlib; python_version > '3'"]
[dependency-groups]
dev = ["pytest", { include-group = "docs" }]
docs = ["sphinx"]
`;
const lock = `version = 1
requires-python = ">=3.12"

[[package]]
name = "app"
version = "1.0"
source = { editable = "." }

[package.metadata]
requires-dist = [{ name = "app", extras = ["other"], marker = "extra == 'plot'" }, { name = "matplotlib", marker = "extra == 'plot'" }, { name = "rich", specifier = ">=14" }]

[package.metadata.requires-dev]
dev = [{ name = "pytest" }, { name = "sphinx" }]
docs = [{ name = "sphinx" }]
`;

function told(own: string, locked = lock): string[] {
  const folder = memoryFolder({ 'pyproject.toml': own, 'uv.lock': locked });
  return staleWarnings(folder, readUvLock(folder) as UvLock).map(({ message }) => message);
}

it.each([
  ['nothing', manifest],
  ['a version that is in the code', manifest.replace('version = "1.0"', 'dynamic = ["version"]')],
  ['requirements that are elsewhere', '[project]\nname = "app"\ndynamic = ["dependencies"]\n'],
  ['a version that uv writes otherwise', manifest.replace('"1.0"', '"1.0.0-rc1"')],
])('%s is no difference', (_, own) => {
  expect(told(own)).toEqual([]);
});

it('nothing is known of a lock that does not say it', () => {
  expect(told(manifest, lock.slice(0, lock.indexOf('[package.metadata]')))).toEqual([]);
  expect(told(manifest, 'version = 2\n')).toEqual([]);
});

it.each([
  ['the one has app 1.0, the other 1.1.', manifest.replace('"1.0"', '"1.1"')],
  ['it lacks typer.', manifest.replace('"Rich>=14"', '"rich", "typer>1"')],
  ['it lacks ruff.', manifest.replace('"pytest"', '"pytest", "ruff"')],
  ['it has rich, which nothing there asks for.', manifest.replace('"Rich>=14"', '')],
])('uv.lock does not fit pyproject.toml: %s', (difference, own) => {
  expect(told(own)).toEqual([`uv.lock does not fit pyproject.toml: ${difference}`]);
});
