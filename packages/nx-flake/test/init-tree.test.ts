import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pyproject, shop } from './init-workspace.ts';

const generator = fileURLToPath(new URL('../dist/generators/init.cjs', import.meta.url));

/** Runs `init` in a generator that has changed the tree before. */
function after(change: string, files: Readonly<Record<string, string>> = {}) {
  const workspace = shop(files);
  const generators = { both: { factory: './both.cjs', schema: './schema.json' } };
  workspace.write('node_modules/first/package.json', '{ "generators": "./generators.json" }');
  workspace.write('node_modules/first/generators.json', JSON.stringify({ generators }));
  workspace.write('node_modules/first/schema.json', '{ "properties": {} }');
  workspace.write(
    'node_modules/first/both.cjs',
    `const { default: init } = require(${JSON.stringify(generator)});
    module.exports = async (tree) => {
      ${change}
      return init(tree, { project: 'the-shop', lock: false });
    };`,
  );
  return { workspace, ...workspace.nx(['generate', 'first:both']) };
}

test('a project that another generator is about to write is detected', () => {
  const { workspace, code, stdout } = after(
    `tree.delete('apps/shop/project.json');
    tree.write('apps/new/project.json', '{ "name": "the-shop" }');
    tree.write('apps/new/pyproject.toml', ${JSON.stringify(pyproject.replace('3.12', '3.14'))});
    tree.write('apps/new/uv.lock', 'version = 1');
    tree.write('apps/new/.gitignore', 'mine');`,
  );
  expect({ code, stdout }).toMatchObject({ code: 0 });
  const read = (path: string) => readFileSync(join(workspace.folder, 'apps/new', path), 'utf8');
  const { project, template, answers } = JSON.parse(read('.nix-project.json'));
  expect({ project, template, python: answers.python }).toEqual({
    project: 'existing',
    template: 'uv',
    python: '3.14',
  });
  expect(read('.gitignore')).toMatch(/^mine\n.*\.venv/s);
  expect(stdout).not.toContain('CREATE apps/new/README.md');
});

test('a flake.nix that another generator is about to write is a conflict', () => {
  const { workspace, code, stdout, stderr } = after(
    `tree.write('apps/shop/flake.nix', '{ mine = 1; }\\n');`,
  );
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain(
    '1 existing file differs from what the template generates: flake.nix.',
  );
  expect(stdout + stderr).toContain('-{ mine = 1; }');
  expect(workspace.git('status', '--short')).toBe('');
});

test('one that another generator is about to remove is none', () => {
  const files = { 'apps/shop/flake.nix': '{ mine = 1; }\n', 'apps/shop/nix/default.nix': '{ }\n' };
  const { workspace, code, stdout } = after(
    `tree.delete('apps/shop/flake.nix'); tree.delete('apps/shop/nix/default.nix');`,
    files,
  );
  expect({ code, stdout }).toMatchObject({ code: 0 });
  expect(readFileSync(join(workspace.folder, 'apps/shop/flake.nix'), 'utf8')).toContain('outputs');
});
