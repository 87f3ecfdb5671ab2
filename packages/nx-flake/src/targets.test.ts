import { expect, test } from 'vitest';
import { targetNames } from './options.ts';
import { type FlakeTargets, flakeTargets } from './targets.ts';

const web: FlakeTargets = {
  root: 'apps/web',
  trees: ['lib'],
  offered: { apps: ['default'], checks: ['tests'] },
  names: targetNames(undefined),
  system: 'x86_64-linux',
};

test('what changes files or starts a program is never cached, all else is', () => {
  const cached = Object.entries(flakeTargets(web)).map(([name, { cache }]) => [name, cache]);
  expect(Object.fromEntries(cached)).toEqual({
    'flake-check': true,
    'flake-show': true,
    'flake-update': false,
    'nix-build': true,
    'nix-fmt': false,
    'nix-run-default': false,
    'check-tests': true,
  });
});

test('a cached target depends on the files of the flake and its path inputs, on Nix and the system', () => {
  expect(flakeTargets(web)['check-tests']).toMatchObject({
    command:
      'nix build .#checks.x86_64-linux.tests --no-link --print-build-logs --no-update-lock-file',
    options: { cwd: 'apps/web' },
    inputs: [
      '{workspaceRoot}/apps/web/**/*',
      '{workspaceRoot}/lib/**/*',
      { runtime: 'nix --version && echo x86_64-linux || echo no Nix, x86_64-linux' },
      { externalDependencies: [] },
    ],
  });
});

test('the root of the workspace sees everything', () => {
  const inputs = flakeTargets({ ...web, root: '.', trees: [] })['flake-check']?.inputs;
  expect(inputs?.[0]).toBe('{workspaceRoot}/**/*');
});

test('targets have the names of the options', () => {
  const names = targetNames({
    targetNames: { 'flake-check': 'test', 'nix-run': 'run', check: 'c' },
  });
  const targets = Object.keys(flakeTargets({ ...web, names }));
  expect(targets).toEqual(expect.arrayContaining(['test', 'run-default', 'c-tests']));
  expect(targets).not.toContain('flake-check');
});
