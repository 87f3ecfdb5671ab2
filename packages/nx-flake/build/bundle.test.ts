import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const bundled = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../dist/${name}.cjs`, import.meta.url)), 'utf8');

test('the command is read when Nix is added or a failure explained, not for the graph', () => {
  expect(bundled('index')).not.toContain('create-nix-project/engine');
  for (const name of ['nix', 'generators/init'])
    expect(bundled(name)).toContain('require("create-nix-project/engine")');
});
