import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shop } from './init-workspace.ts';
import { nxFolder, otherNxVersions } from './nx-versions.ts';

test.each(otherNxVersions)('Nx %s: init, its options, a dry run and a refusal', async (version) => {
  const workspace = shop({}, await nxFolder(version));
  const init = (...args: string[]) => workspace.nx(['generate', 'nx-flake:init', ...args]);
  expect(workspace.nx(['--version']).stdout).toContain(version);

  const dry = init('the-shop', '--dry-run', '--python', '3.13');
  expect(dry.code).toBe(0);
  expect(dry.stdout).toContain('CREATE apps/shop/flake.nix');
  expect(workspace.git('status', '--short')).toBe('');

  const unknown = init('the-shop', '--pyton', '3.13');
  expect(unknown.code).not.toBe(0);
  expect(unknown.stdout + unknown.stderr).toContain("'pyton' is not found in schema");

  expect(init().code).toBe(0);
  expect(workspace.git('status', '--short')).toBe(' M nx.json\n');
  const added = init('the-shop', '--python', '3.14', '--no-direnv', '--libraries', 'zlib');
  expect(added.code).toBe(0);
  expect(added.stdout).toContain('nx run the-shop:flake-check');
  const record = readFileSync(join(workspace.folder, 'apps/shop/.nix-project.json'), 'utf8');
  expect(JSON.parse(record).answers).toMatchObject({
    python: '3.14',
    direnv: false,
    libraries: ['zlib'],
  });
  expect(workspace.nx(['run', 'the-shop:flake-check']).code).toBe(0);

  workspace.git('add', '--all');
  const refused = init('the-shop', '--python', '3.12');
  expect(refused.code).not.toBe(0);
  const shown = refused.stdout + refused.stderr;
  expect(shown).toContain('differ from what the template generates: nix/README.md');
  expect(shown).toContain('-    interpreter = pkgs.python314;');
  expect(shown).not.toMatch(/^\s+at |stacktrace/m);
  expect(workspace.git('diff')).toBe('');
});
