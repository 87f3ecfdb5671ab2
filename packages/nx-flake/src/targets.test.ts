import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pluginOptions } from './options.ts';
import { type FlakeTargets, flakeTargets } from './targets.ts';

const web: FlakeTargets = {
  root: 'apps/web',
  trees: ['lib'],
  offered: { apps: ['default'], checks: ['tests'], reports: [] },
  names: pluginOptions(undefined).targetNames,
  nix: ['nix'],
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
    executor: 'nx-flake:nix',
    options: {
      args: [
        'build',
        '.#checks.x86_64-linux.tests',
        '--no-link',
        '--print-build-logs',
        '--no-update-lock-file',
      ],
      cwd: 'apps/web',
    },
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
  const { targetNames: names } = pluginOptions({
    targetNames: { 'flake-check': 'test', 'nix-run': 'run', check: 'c' },
  });
  const targets = Object.keys(flakeTargets({ ...web, names }));
  expect(targets).toEqual(expect.arrayContaining(['test', 'run-default', 'c-tests']));
  expect(targets).not.toContain('flake-check');
});

test('reports are outputs of the check of the flake alone', () => {
  const offered = { apps: [], checks: ['tests'], reports: ['test-report'] };
  const targets = flakeTargets({ ...web, offered });
  expect(targets['flake-check']).toMatchObject({
    options: { reports: ['test-report'] },
    outputs: ['{projectRoot}/result-reports'],
  });
  expect(targets['check-tests']?.outputs).toEqual([]);
  expect(flakeTargets(web)['flake-check']?.outputs).toEqual([]);
});

test('another program for Nix is found from the flake, is asked for its version, and is an input', () => {
  const nix = ['npx', 'tsx', '{workspaceRoot}/tools/my nix.ts'];
  const { options, inputs } = flakeTargets({ ...web, nix })['flake-check'] ?? {};
  expect(options.program).toEqual(['npx', 'tsx', '../../tools/my nix.ts']);
  expect(inputs).toContain('{workspaceRoot}/tools/my nix.ts');
  expect(inputs).toContainEqual({
    runtime:
      "npx tsx './tools/my nix.ts' --version && echo x86_64-linux || echo no Nix, x86_64-linux",
  });
});

test('a program at the root of the workspace is not looked for on the PATH', () => {
  const nix = ['{workspaceRoot}/nix'];
  const program = (root: string) => flakeTargets({ ...web, root, nix })['nix-fmt']?.options.program;
  expect([program('.'), program('a')]).toEqual([['./nix'], ['../nix']]);
});

test('a shell reads the words of a program as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }), (words) => {
      // No program has such a name, and Nx fills in its own words.
      fc.pre(words.every((word) => !word.includes('\0') && !word.startsWith('{workspaceRoot}/')));
      const inputs = flakeTargets({ ...web, nix: ['echo', ...words] })['flake-check']?.inputs ?? [];
      const { runtime = '' } = inputs.find((input) => Object.hasOwn(Object(input), 'runtime')) as {
        runtime: string;
      };
      const script = runtime.replace(/^echo/, "printf '%s\\0'").replace(/ && echo x86_64.*$/s, '');
      const printed = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
      expect(printed.split('\0').slice(0, -2)).toEqual(words);
    }),
    { numRuns: 100 },
  );
});
