import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { flake, nxJson, recordOf, settings, threeFlakes, Workspace } from './workspace.ts';

function make(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace({
    'nx.json': nxJson(),
    '.gitignore': 'node_modules\n.nx\nbin\nruns\n',
    ...files,
  });
  onTestFinished(() => workspace.remove());
  return workspace;
}

function names(workspace: Workspace): string[] {
  return JSON.parse(workspace.nx(['show', 'projects', '--json']).stdout).sort();
}

test('flakes that Nix will refuse are told of once, and the graph loads', () => {
  const workspace = make({
    ...threeFlakes,
    'bad/flake.nix': '{ inputs.lib.url = "path:../lib"; }',
    'empty/flake.nix': '',
  });
  workspace.commit();
  const { code, stdout, stderr } = workspace.nx(['show', 'projects', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).sort()).toEqual(['bad', 'empty', 'lib', 'tool', 'web']);
  expect(stderr).toBe(
    [
      'nx-flake: Nix will refuse these, and their targets will fail:',
      '  bad/flake.nix has no outputs',
      '  empty/flake.nix has no outputs',
      '',
    ].join('\n'),
  );
  expect(workspace.project('bad').metadata.nixFlake.problem).toBe('has no outputs');
  expect(workspace.edges()).toEqual(['bad -> lib', 'web -> lib']);
});

test('a flake.nix that leads nowhere does no harm', () => {
  const workspace = make(threeFlakes);
  mkdirSync(join(workspace.folder, 'gone'));
  symlinkSync('nowhere', join(workspace.folder, 'gone/flake.nix'));
  workspace.commit();
  expect(names(workspace)).toEqual(expect.arrayContaining(['lib', 'tool', 'web']));
});

test('without Nix the graph loads, and a target says what to do', () => {
  const workspace = make(threeFlakes);
  workspace.commit();
  rmSync(join(workspace.folder, 'bin/nix'));
  expect(names(workspace)).toEqual(['lib', 'tool', 'web']);
  const { code, stdout, stderr } = workspace.nx(['run', 'lib:flake-check'], {
    PATH: withoutNix(workspace),
  });
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain(
    'nx-flake: Nix is not installed, or not on the PATH of this terminal. Install it from https://nixos.org/download',
  );
});

/** A folder for the PATH that has a shell, Node and git alone. */
function withoutNix(workspace: Workspace): string {
  const folder = join(workspace.folder, 'runs/programs');
  mkdirSync(folder, { recursive: true });
  symlinkSync('/bin/sh', join(folder, 'sh'));
  symlinkSync(process.execPath, join(folder, 'node'));
  return folder;
}

test('no git repository is needed', () => {
  const workspace = make(threeFlakes);
  expect(workspace.edges()).toEqual(['web -> lib']);
  workspace.nx(['run', 'lib:flake-check']);
  workspace.nx(['run', 'lib:flake-check']);
  expect(workspace.nixRuns()).toHaveLength(1);
});

test('a flake joins the project that is there, and what its owner wrote wins', () => {
  const target = { command: 'echo mine', cache: false };
  const workspace = make({
    ...threeFlakes,
    'apps/web/project.json': JSON.stringify({ name: 'shop', targets: { 'flake-check': target } }),
    'package.json': JSON.stringify({ private: true, workspaces: ['lib'] }),
    'lib/package.json': JSON.stringify({ name: '@team/lib', version: '1.0.0' }),
  });
  workspace.commit();
  expect(names(workspace)).toEqual(['@team/lib', 'shop', 'tool']);
  expect(workspace.edges()).toEqual(['shop -> @team/lib']);
  const { targets } = workspace.project('shop');
  expect(targets['flake-check'].options.command).toBe('echo mine');
  expect(targets['flake-check'].cache).toBe(false);
  expect(targets['nix-build'].executor).toBe('nx-flake:nix');
  workspace.nx(['run', 'shop:flake-check']);
  expect(workspace.nixRuns()).toEqual([]);
});

test('a cycle through path inputs is drawn, and tasks run', () => {
  const workspace = make({
    'a/flake.nix': flake('inputs.b.url = "path:../b";'),
    'b/flake.nix': flake('inputs = { a.url = "path:../a"; self.url = "path:../b"; };'),
  });
  workspace.commit();
  expect(workspace.edges()).toEqual(['a -> b', 'b -> a']);
  expect(workspace.nx(['run-many', '-t', 'flake-check']).code).toBe(0);
  expect(workspace.nixRuns()).toHaveLength(2);
});

test('a flake sees the projects within its folder', () => {
  const workspace = make({
    'outer/flake.nix': flake(),
    'outer/inner/flake.nix': flake(),
    'outer/inner/a.txt': 'a',
  });
  workspace.commit();
  workspace.nx(['run-many', '-t', 'flake-check']);
  expect(workspace.nixRuns()).toHaveLength(2);
  workspace.write('outer/inner/a.txt', 'b');
  workspace.nx(['run-many', '-t', 'flake-check']);
  expect(workspace.nixRuns()).toHaveLength(2);
  workspace.write('outer/b.txt', 'b');
  workspace.nx(['run-many', '-t', 'flake-check']);
  expect(workspace.nixRuns()).toHaveLength(1);
});

test('the root, folders of one name, and names with signs of globs', () => {
  const workspace = make({
    'flake.nix': flake('inputs.api.url = "path:./apps/api";'),
    'package.json': JSON.stringify({ name: 'all', private: true }),
    'apps/api/flake.nix': flake(),
    'old/api/flake.nix': flake(),
    'we[i]rd (x)/flake.nix': flake(),
  });
  workspace.commit();
  const root = workspace.folder.split('/').at(-1) ?? '';
  expect(names(workspace)).toEqual([root, 'apps/api', 'old/api', 'we[i]rd (x)'].sort());
  expect(workspace.edges()).toEqual([`${root} -> apps/api`]);
  workspace.nx(['run', 'we[i]rd (x):flake-check']);
  workspace.nx(['run', 'we[i]rd (x):flake-check']);
  expect(workspace.nixRuns()).toHaveLength(1);
  workspace.write('we[i]rd (x)/new', '');
  workspace.nx(['run', 'we[i]rd (x):flake-check']);
  expect(workspace.nixRuns()).toHaveLength(1);
  expect(workspace.nx(['run', 'apps/api:flake-check']).code).toBe(0);
});

test('a generated flake has a target for each app and check', () => {
  const workspace = make({
    'app/.nix-project.json': recordOf({ apps: ['default'], checks: ['package', 'tests'] }),
    'app/flake.nix': flake(),
  });
  workspace.commit();
  const { targets } = workspace.project('app');
  expect(Object.keys(targets)).toEqual(
    expect.arrayContaining(['nix-run-default', 'check-package', 'check-tests']),
  );
  workspace.nx(['run', 'app:nix-run-default', '--', '--help']);
  expect(workspace.nixRuns()).toEqual([`app: run .#default ${settings} -- --help`]);
});

test('options of nx.json: names of targets, and the folders that Nx leaves out', () => {
  const options = { targetNames: { 'flake-check': 'test' } };
  const workspace = make({
    ...threeFlakes,
    'nx.json': nxJson({ options, exclude: ['tool/**'] }),
  });
  workspace.commit();
  expect(names(workspace)).toEqual(['lib', 'web']);
  expect(Object.keys(workspace.project('web').targets)).toContain('test');
  expect(Object.keys(workspace.project('web').targets)).not.toContain('flake-check');
});

test('a flake that Nx leaves out still counts for those that have it as an input', () => {
  const workspace = make({
    'nx.json': nxJson({ exclude: ['vendor/**'] }),
    'web/flake.nix': flake('inputs.parts.url = "path:../vendor/parts";'),
    'vendor/parts/flake.nix': flake('inputs.lib.url = "path:../../lib";'),
    'lib/flake.nix': flake(),
  });
  workspace.commit();
  expect(names(workspace)).toEqual(['lib', 'web']);
  expect(workspace.project('web').targets['flake-check'].inputs).toEqual(
    expect.arrayContaining(['{workspaceRoot}/vendor/parts/**/*', '{workspaceRoot}/lib/**/*']),
  );
});

test('wrong options are said in one sentence', () => {
  const workspace = make({ ...threeFlakes, 'nx.json': nxJson({ options: { targets: {} } }) });
  workspace.commit();
  const { code, stdout, stderr } = workspace.nx(['show', 'projects']);
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain(
    'The options of nx-flake in nx.json are wrong. options has no "targets", only targetNames, nix.',
  );
});
