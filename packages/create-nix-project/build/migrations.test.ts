import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../src/update/migration.ts';
import type { Template } from '../src/values.ts';
import { bundleTemplates, generatedFolder } from './bundle-templates.ts';
import { loadTemplates } from './load-templates.ts';
import { checkMigration } from './migrations.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a template of this version, with these files in its `migrations/`. */
function write(version: string, migrations: Readonly<Record<string, string>>): void {
  const texts = { title: 'a', description: 'a', version, position: 1 };
  const data = JSON.stringify({ ...texts, inputs: ['nixpkgs'], questions: [] });
  const module = `export const template = ${data};
export const rules = { fit: () => ({ fits: false }), compute: () => ({}), contradictions: [] };
`;
  const files = Object.entries(migrations).map(([name, text]) => [`a/migrations/${name}`, text]);
  for (const [path = '', text = ''] of [['a/template.ts', module], ...files]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function module(version: string, more = ''): string {
  return `export const migration = { version: '${version}', notes: ['New in ${version}.'], ${more} };\n`;
}

/** The templates as the program has them: bundled as by build.ts, and loaded. */
async function loadBundled(): Promise<readonly Template[]> {
  const contents = bundleTemplates(await loadTemplates(folder), '{}');
  const { outputFiles } = await build({
    ...{ bundle: true, write: false, format: 'esm' },
    stdin: { contents, resolveDir: generatedFolder },
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)).templates;
}

test('the migrations of a template are in the bundle, and run in the order of their versions', async () => {
  write('1.10.0', {
    '1.10.0.ts': module('1.10.0', "renamed: { 'b.nix': 'c.nix' }"),
    '1.9.0.ts': module('1.9.0', "renamed: { 'a.nix': 'b.nix' }, answers: () => ({ new: 'x' })"),
    '1.9.0.test.ts': 'throw new Error();\n',
  });
  const [template] = await loadBundled();
  const { answers, renamed, changeLog } = migrate(
    { migrations: template?.migrations ?? [] },
    '1.0.0',
    {},
  );
  expect(template?.migrations.map(({ version }) => version)).toEqual(['1.9.0', '1.10.0']);
  expect(answers).toEqual({ new: 'x' });
  expect([...renamed]).toEqual([['a.nix', 'c.nix']]);
  expect(changeLog.map(({ notes }) => notes[0])).toEqual(['New in 1.9.0.', 'New in 1.10.0.']);
});

test.each([
  ['1.1.0', {}, 'migrations/1.1.0.ts is missing'],
  ['1.1.0', { '1.0.1.ts': module('1.0.1') }, 'migrations/1.1.0.ts is missing'],
  ['1.0.0', { '1.1.0.ts': module('1.1.0') }, '1.1.0.ts is newer than the template, which is 1.0.0'],
  ['1.0.0', { 'next.ts': module('1.1.0') }, 'next.ts: a migration is called VERSION.ts'],
])('version %s with %j is refused', async (version, migrations, reason) => {
  write(version, migrations as unknown as Record<string, string>);
  await expect(loadTemplates(folder)).rejects.toThrow(reason);
});

test.each([
  ['of another version', module('1.2.0'), 'its version is 1.2.0'],
  ['without notes', "export const migration = { version: '1.1.0', notes: [] };\n", 'has no notes'],
  ['without a migration', 'export const other = 1;\n', 'does not export “migration”'],
])('a module %s is refused', async (_, text, reason) => {
  write('1.1.0', { '1.1.0.ts': text });
  const [path = ''] = (await loadTemplates(folder))[0]?.migrations ?? [];
  await expect(checkMigration(path)).rejects.toThrow(reason);
});

test('a module as it should be is taken', async () => {
  write('1.1.0', { '1.1.0.ts': module('1.1.0') });
  await expect(checkMigration(join(folder, 'a/migrations/1.1.0.ts'))).resolves.toBeUndefined();
});
