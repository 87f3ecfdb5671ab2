import { afterAll, beforeAll, expect, test } from 'vitest';
import { settings, threeFlakes, Workspace } from './workspace.ts';

let workspace: Workspace;

beforeAll(() => {
  workspace = new Workspace(threeFlakes);
  workspace.commit();
});

afterAll(() => workspace.remove());

const check = (folder: string) =>
  `${folder}: flake check --print-build-logs --no-update-lock-file ${settings}`;

/** The folders in which Nix is started for `flake-check` of all projects. */
function checked(environment: Readonly<Record<string, string>> = {}): string[] {
  const { code, stdout } = workspace.nx(['run-many', '-t', 'flake-check'], environment);
  expect({ code, stdout }).toMatchObject({ code: 0 });
  return workspace.nixRuns();
}

function affected(): string[] {
  const args = ['show', 'projects', '--affected', '--base=HEAD', '--json'];
  return JSON.parse(workspace.nx(args).stdout).sort();
}

test('every folder with a flake.nix is a project, and nothing is said', () => {
  const { stdout, stderr } = workspace.nx(['show', 'projects', '--json']);
  expect(JSON.parse(stdout).sort()).toEqual(['lib', 'tool', 'web']);
  expect(stderr).toBe('');
});

test('a project has the targets of its flake', () => {
  const { root, targets } = workspace.project('web');
  expect(root).toBe('apps/web');
  expect(Object.keys(targets)).toEqual([
    'flake-check',
    'flake-show',
    'flake-update',
    'nix-build',
    'nix-fmt',
  ]);
});

test('a path input is a dependency', () => {
  expect(workspace.edges()).toEqual(['web -> lib']);
});

test('a check runs once, until something changes that its flake sees', () => {
  expect(checked()).toEqual([check('apps/web'), check('lib'), check('tool')]);
  expect(checked()).toEqual([]);

  workspace.write('lib/build.log', 'git ignores this file');
  expect(checked()).toEqual([]);

  workspace.write('lib/src/lib.py', 'x = 2\n');
  expect(affected()).toEqual(['lib', 'web']);
  expect(checked()).toEqual([check('apps/web'), check('lib')]);

  workspace.write('lib/.config/hidden', 'a new file');
  expect(checked()).toEqual([check('apps/web'), check('lib')]);

  workspace.write('tool/flake.lock', '{}\n');
  expect(affected()).toEqual(['lib', 'tool', 'web']);
  expect(checked()).toEqual([check('tool')]);

  const newer = { NIX_VERSION_FOR_TEST: '2.32.0' };
  expect(checked(newer)).toEqual([check('apps/web'), check('lib'), check('tool')]);
  expect(checked(newer)).toEqual([]);
  expect(checked()).toEqual([]);
});

test('what changes files is run each time', () => {
  for (const _ of [1, 2]) {
    workspace.nx(['run', 'tool:nix-fmt']);
    expect(workspace.nixRuns()).toEqual([`tool: fmt ${settings}`]);
  }
});
