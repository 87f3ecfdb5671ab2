/** The published schemas, against what every command prints with `--json`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { commands } from '../src/terminal/commands/index.ts';
import { cli, git, testFolder } from './cli.ts';
import { good, lock, nix } from './doctor-folder.ts';

const folder = new URL('../schema/', import.meta.url).pathname;
// The record has a schema and a test of its own.
const names = readdirSync(folder)
  .filter((file) => file !== 'record.schema.json')
  .map((file) => file.replace(/\.json$/, ''));
const schemas = new Map(
  names.map((name) => [name, JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'))]),
);
const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
for (const schema of schemas.values()) ajv.addSchema(schema);

/** What was printed by which command, so that nobody is left out. */
const printed = new Map<string, Set<'document' | 'error'>>();

/** Runs a command with `--json`, and checks what it prints. */
function document(where: string, args: readonly string[], path?: string) {
  const { stdout, stderr } = cli(where, [...args, '--json'], path);
  const found = JSON.parse(stdout);
  const schema = schemas.get(found.command);
  expect(schema, stdout + stderr).toBeDefined();
  ajv.validate(schema.$id, found);
  expect(ajv.errors ?? []).toEqual([]);
  const isError = 'error' in found;
  printed.set(
    found.command,
    (printed.get(found.command) ?? new Set()).add(isError ? 'error' : 'document'),
  );
  // A reader may meet more than it knows, but nothing that a schema could have told.
  if (!isError)
    expect(Object.keys(schema.definitions.document.properties)).toEqual(
      expect.arrayContaining(Object.keys(found)),
    );
  return found;
}

const manifest = '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.12"\n';
const poetry = {
  'pyproject.toml':
    '[tool.poetry]\nname = "my-app"\nversion = "0.1.0"\ndescription = ""\n\n[tool.poetry.dependencies]\npython = "^3.12"\n',
  'poetry.lock':
    '[[package]]\nname = "jiter"\nversion = "1.0"\nfiles = [\n    {file = "jiter-1.0-cp312-cp312-manylinux2014_x86_64.whl", hash = "sha256:0"},\n    {file = "jiter-1.0.tar.gz", hash = "sha256:0"},\n]\n\n[metadata]\nlock-version = "2.0"\n',
};

test('create, update and detect', () => {
  const where = testFolder();
  const args = ['app', '--template', 'uv', '--yes'];
  expect(document(where, [...args, '--dry-run'])).toMatchObject({ dryRun: true, ok: true });
  expect(document(where, [...args, '--verify'])).toMatchObject({ ok: false });
  const app = join(where, 'app');
  git(app, 'add', '--all');
  git(app, 'commit', '--quiet', '--message', 'all');
  expect(document(app, ['update', '--check'])).toMatchObject({ ok: true, behind: false });
  expect(document(app, ['update', '--dry-run', '--set=vscode=yes'])).toMatchObject({ ok: true });
  expect(document(app, ['update', '--set=vscode=yes'])).toMatchObject({ ok: true });
  expect(document(app, ['detect'])).toMatchObject({ record: { template: 'uv' } });
  expect(document(testFolder(), ['detect'])).toMatchObject({ project: 'new' });
  const existing = testFolder({ 'pyproject.toml': manifest, 'a/Cargo.toml': '[package' });
  expect(document(existing, ['detect'])).toMatchObject({ project: 'existing' });
});

test('doctor and explain', () => {
  expect(document(testFolder(good), ['doctor'], nix())).toMatchObject({ ok: true, findings: [] });
  const old = testFolder({ ...good, 'flake.lock': lock({ nixpkgs: {} }, 1) });
  expect(document(old, ['doctor'], nix()).findings).not.toEqual([]);
  const log = join(import.meta.dirname, 'explain/logs/nix-untracked-file.log');
  expect(document(testFolder(), ['explain', log]).explanations).not.toEqual([]);
  expect(document(testFolder({ log: 'x\n' }), ['explain', 'log'])).toMatchObject({ ok: false });
});

test('policy', () => {
  expect(document(testFolder(poetry), ['policy'])).toMatchObject({ ok: true });
  const where = testFolder(poetry);
  cli(where, ['--yes', '--no-git']);
  expect(document(where, ['policy', '--check'])).toHaveProperty('table');
  expect(document(where, ['policy', '--fix'])).toHaveProperty('rows');
});

test('help and the version', () => {
  expect(document(testFolder(), ['help']).templates.length).toBeGreaterThan(3);
  expect(document(testFolder(), ['help', 'uv']).templates).toMatchObject([{ id: 'uv' }]);
  expect(document(testFolder(), ['--help'])).toMatchObject({ command: 'help', ok: true });
  expect(document(testFolder(), ['--version'])).toMatchObject({ command: 'version', ok: true });
});

test.each([...commands])('an error of %s', (command) => {
  const words = command === 'create' ? [] : [command];
  expect(document(testFolder(), [...words, '--frobnicate'])).toMatchObject({
    command,
    ok: false,
    error: { code: 'unknown-flag', hint: expect.any(String) },
  });
  expect(document(testFolder(), [...words, 'a', 'b'])).toMatchObject({
    command,
    error: { code: 'stray-argument' },
  });
});

test('an error with more than a message', () => {
  const where = testFolder({ 'pyproject.toml': manifest, 'flake.nix': '{ }\n' });
  expect(document(where, ['--yes'])).toMatchObject({
    error: { code: 'conflict', details: expect.any(String) },
  });
});

test('they are in the package', () => {
  const { files, exports } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  expect(files).toContain('schema');
  expect(exports['./schema/*.json']).toBe('./schema/*.json');
});

test('every schema was used', () => {
  const documents = [...printed].filter(([, kinds]) => kinds.has('document')).map(([name]) => name);
  expect(documents.sort()).toEqual(names.filter((name) => name !== 'common').sort());
});
