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

function template(id: string, more: object = {}): string {
  const texts = { title: id, description: id, version: '1.0.0' };
  return JSON.stringify({ id, ...texts, inputs: ['nixpkgs'], questions: [], ...more });
}

it('finds templates by their template.json, the default one first', () => {
  write('a/template.json', template('a'));
  write('uv/template.json', template('uv'));
  write('none/files/flake.nix', '{ }');
  expect(loadTemplates(folder).map(({ json }) => json.id)).toEqual(['uv', 'a']);
});

it('gives own and shared files, in order, with what template.json says about them', () => {
  write('_shared/files/LICENSE', 'text');
  write('a/files/nix/b.nix', '{ }\n');
  write('a/files/.envrc.ejs', '<%- project %>\n');
  const files = [{ source: 'nix/b.nix', executable: true }];
  write('a/template.json', template('a', { shared: ['LICENSE'], files }));
  const [loaded] = loadTemplates(folder);
  expect(loaded?.files).toEqual([
    { source: '.envrc.ejs' },
    { source: 'LICENSE' },
    { source: 'nix/b.nix', executable: true },
  ]);
  expect(loaded?.sources.get('nix/b.nix')).toBe('"{ }\\n"');
  expect(loaded?.sources.get('.envrc.ejs')).toMatch(/^\(locals, escapeFn\) => \{/);
});

it.each([
  ['a/template.json', '{', 'JSON'],
  ['a/template.json', template('a', { version: '1' }), '/version: must match pattern'],
  ['a/files/b.ejs', '<% if ( %>', 'Unexpected token'],
])('names the file that is wrong: %s %j', (path, text, reason) => {
  write('a/template.json', template('a'));
  write(path, text);
  expect(() => loadTemplates(folder)).toThrow(join(folder, path));
  expect(() => loadTemplates(folder)).toThrow(reason);
});
