import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadTemplates } from './load-templates.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function template(position: number, more: object = {}, rules = ''): string {
  const texts = { title: 'A', description: 'A.', version: '1.0.0', position };
  const data = { ...texts, inputs: ['nixpkgs'], questions: [], ...more };
  return `export const template = ${JSON.stringify(data)};
export const rules = { fit: () => ({ fits: false }), compute: () => ({}), contradictions: [], ${rules} };
`;
}

it('finds templates by their template.ts, in the order of their positions', async () => {
  write('a/template.ts', template(2));
  write('b/template.ts', template(1));
  write('none/files/flake.nix', '{ }');
  expect((await loadTemplates(folder)).map(({ id }) => id)).toEqual(['b', 'a']);
});

it('gives own and shared files, in order, with what template.ts says about them', async () => {
  write('_shared/files/LICENSE', 'text');
  write('a/files/nix/b.nix', '{ }\n');
  write('a/files/.envrc.ejs', '<%- project %>\n');
  const files = [{ source: 'nix/b.nix', executable: true }];
  write('a/template.ts', template(1, { shared: ['LICENSE'], files }));
  const [loaded] = await loadTemplates(folder);
  expect(loaded?.files).toEqual([
    { source: '.envrc.ejs' },
    { source: 'LICENSE' },
    { source: 'nix/b.nix', executable: true },
  ]);
  expect(loaded?.sources.get('nix/b.nix')).toBe('"{ }\\n"');
  expect(loaded?.sources.get('.envrc.ejs')).toMatch(/^\(locals, escapeFn\) => \{/);
});

it('leaves out what git ignores', async () => {
  spawnSync('git', ['init', '--quiet', folder]);
  write('a/template.ts', template(1));
  write('a/files/nix/b.nix', '{ }\n');
  write('a/files/nix/.ruff_cache/.gitignore', '*\n');
  write('a/files/nix/.ruff_cache/1', 'cache');
  expect((await loadTemplates(folder))[0]?.files).toEqual([{ source: 'nix/b.nix' }]);
});

it.each([
  ['a/template.ts', 'export const template = {', 'Expected'],
  ['a/template.ts', 'throw new Error("not today");\n', 'not today'],
  ['a/template.ts', 'export const template = {};\n', 'does not export “template” and “rules”'],
  ['a/template.ts', template(1, { version: '1' }), '/version: “1” is not like 1.0.0'],
  ['a/template.ts', template(1, {}, "compute() { throw new Error('no name') }"), 'no name'],
  ['a/files/b.ejs', '<% if ( %>', 'Unexpected token'],
])('names the file that is wrong: %s %j', async (path, text, reason) => {
  write('a/template.ts', template(1));
  write(path, text);
  await expect(loadTemplates(folder)).rejects.toThrow(join(folder, path));
  await expect(loadTemplates(folder)).rejects.toThrow(reason);
});
