import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pyproject, shop } from './init-workspace.ts';
import { Workspace } from './workspace.ts';

const init = (...args: string[]) => ['generate', 'nx-flake:init', ...args];

const read = ({ folder }: Workspace, path: string) => readFileSync(join(folder, path), 'utf8');

/** Runs Nx, which must not fail, and gives what it prints. */
function run(workspace: Workspace, args: readonly string[], inner?: string): string {
  const { code, stdout, stderr } = workspace.nx(args, {}, inner);
  expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
  return stdout;
}

test('without a project it registers the plugin, and what else is in nx.json stays', () => {
  const workspace = shop({ 'lib/flake.nix': '{ outputs = _: { }; }' });
  const shown = run(workspace, init());
  expect(shown).toContain('UPDATE nx.json');
  expect(shown).toContain('nx g nx-flake:init PROJECT');
  expect(read(workspace, 'nx.json')).toBe(
    '{\n  // ours\n  "analytics": false,\n  "plugins": ["nx-flake"]\n}\n',
  );
  expect(workspace.git('status', '--short')).toBe(' M nx.json\n');
  expect(Object.keys(workspace.project('lib').targets)).toContain('flake-check');
  expect(run(workspace, init())).not.toContain('UPDATE');
});

test('a project gets the Nix files, git sees them, and its flake can be checked', () => {
  const workspace = shop();
  const shown = run(workspace, init('the-shop'));
  expect(shown).toContain('CREATE apps/shop/flake.nix');
  expect(shown).toContain('UPDATE nx.json');
  expect(shown).toMatch(/nx run the-shop:flake-check +# all checks, once uv.lock exists/);
  expect(shown).toContain('uv.lock was not created (uv is not installed)');
  const tracked = workspace.git('ls-files', 'apps/shop').split('\n');
  expect(tracked).toEqual(expect.arrayContaining(['apps/shop/flake.nix', 'apps/shop/flake.lock']));
  expect(workspace.git('status', '--short')).not.toContain('?');
  expect(JSON.parse(read(workspace, 'apps/shop/.nix-project.json'))).toMatchObject({
    template: 'uv',
    project: 'existing',
    answers: { name: 'shop', ci: 'none' },
  });
  workspace.nixRuns();
  run(workspace, ['run', 'the-shop:flake-check']);
  expect(workspace.nixRuns()).toContainEqual(expect.stringMatching(/^apps\/shop: flake check/));
});

test('a dry run lists the files and writes none', () => {
  const workspace = shop({ 'apps/shop/.gitignore': '.venv\n' });
  const shown = run(workspace, init('the-shop', '--dry-run'));
  expect(shown).toContain('UPDATE apps/shop/.gitignore');
  expect(shown).toContain('CREATE apps/shop/flake.nix');
  expect(shown).not.toContain('Next:');
  expect(workspace.git('status', '--short')).toBe('');
  expect(workspace.nixRuns()).toEqual([]);
});

test('the command that it prints gives the same again', () => {
  const workspace = shop();
  const flags = [
    "--set=description=It's a shop; $HOME",
    '--set=vscode=yes',
    '--set=libraries=zlib,libGL',
  ];
  const shown = run(workspace, init('the-shop', '--no-lock', ...flags));
  const replay = shown.trim().split('\n').at(-1)?.trim() ?? '';
  expect(replay).toMatch(
    /^nx g nx-flake:init the-shop --template uv --name shop --set description=.*--no-interactive$/,
  );
  workspace.git('add', '--all');
  workspace.write('bin/nx', `#!/bin/sh\nexec ${workspace.command([]).join(' ')} "$@"\n`, 0o755);
  const again = execFileSync('sh', ['-c', `${replay} --no-lock`], {
    cwd: workspace.folder,
    encoding: 'utf8',
    env: workspace.environment({}),
  });
  expect(again).toContain(
    'Nothing to do: apps/shop already is what uv generates for these answers.',
  );
  expect(workspace.git('diff')).toBe('');
});

test('a project is found by its folder, from the folder one is in, and by the name that a package.json gives', () => {
  const workspace = shop({
    'package.json': '{ "private": true, "workspaces": ["libs/*"] }',
    'libs/tax/package.json': '{ "name": "@team/tax", "version": "1.0.0" }',
    'libs/tax/pyproject.toml': pyproject,
  });
  expect(run(workspace, init('apps/shop', '--dry-run'))).toContain('CREATE apps/shop/flake.nix');
  expect(run(workspace, init('--project', './apps/shop/', '--dry-run'))).toContain(
    'CREATE apps/shop/flake.nix',
  );
  expect(run(workspace, init('shop', '--dry-run'), 'apps')).toContain('CREATE apps/shop/flake.nix');
  expect(run(workspace, init('.', '--dry-run'), 'apps/shop')).toContain(
    'CREATE apps/shop/flake.nix',
  );
  expect(run(workspace, init('shop', '--no-lock'), 'apps')).toContain('cd shop && nix develop');
  expect(run(workspace, init('@team/tax', '--no-lock'))).toContain('nx run @team/tax:flake-check');
});

test('a folder that is no project becomes one, named as Nx will name it', () => {
  const workspace = shop({
    'nx.json':
      '{ "plugins": [{ "plugin": "nx-flake", "options": { "targetNames": { "flake-check": "test" } } }] }',
    'old/tax/flake.nix': '{ outputs = _: { }; }',
    'new/tax/.gitkeep': '',
  });
  const shown = run(workspace, init('new/tax', '--template', 'uv', '--no-lock'));
  expect(shown).toContain('CREATE new/tax/pyproject.toml');
  expect(shown).not.toContain('nx.json');
  expect(shown).toContain('nx run new/tax:test ');
  expect(workspace.project('new/tax').root).toBe('new/tax');
});

test('the root of the workspace is a project like any other', () => {
  const workspace = shop({ 'pyproject.toml': pyproject });
  const shown = run(workspace, init('.', '--no-lock'));
  expect(shown).toContain('CREATE flake.nix');
  expect(shown).toContain('UPDATE .gitignore');
  expect(shown).toMatch(/^ {2}nix develop +#/m);
  expect(read(workspace, '.gitignore')).toContain('node_modules\n.nx\nbin\nruns\n');
});

test('what is broken elsewhere in the workspace does no harm', () => {
  const files = { 'Cargo.toml': '[workspace', 'pyproject.toml': '=', 'old/pyproject.toml': '[' };
  const shown = run(shop(files), init('the-shop', '--no-lock'));
  expect(shown).toContain('nx run the-shop:flake-check');
});

test('locks are made, and git is told, unless that is not wanted', () => {
  const workspace = shop();
  workspace.write('bin/uv', '#!/bin/sh\necho locked > uv.lock\n', 0o755);
  run(workspace, init('the-shop'));
  expect(workspace.git('ls-files', 'apps/shop/uv.lock')).toBe('apps/shop/uv.lock\n');
  const other = shop();
  other.write('bin/uv', '#!/bin/sh\necho locked > uv.lock\n', 0o755);
  expect(run(other, init('the-shop', '--no-git', '--no-lock'))).toContain('git add -N apps/shop ');
  expect(other.git('status', '--short')).not.toMatch(/^ A/m);
  expect(other.git('status', '--short')).not.toContain('uv.lock');
});

test('without a git repository it says what Nix will do', () => {
  const workspace = shop();
  rmSync(join(workspace.folder, '.git'), { recursive: true });
  expect(run(workspace, init('the-shop', '--no-lock'))).toContain('not in a git repository');
});

test('numbers are taken as they were typed', () => {
  const workspace = shop({ 'tool/.gitkeep': '' });
  const flags = ['--template=rust-crane', '--rust-version', '1.90', '--edition=2021'];
  run(workspace, init('tool', '--no-lock', '--description', '10', ...flags));
  expect(JSON.parse(read(workspace, 'tool/.nix-project.json')).answers).toMatchObject({
    rustVersion: '1.90',
    edition: '2021',
    description: '10',
  });
});

test('answers for every run can stand in nx.json', () => {
  const generators = { 'nx-flake:init': { python: '3.14', direnv: false } };
  const workspace = shop({ 'nx.json': JSON.stringify({ generators }) });
  run(workspace, init());
  run(workspace, init('the-shop', '--no-lock'));
  expect(JSON.parse(read(workspace, 'apps/shop/.nix-project.json')).answers).toMatchObject({
    python: '3.14',
    direnv: false,
  });
});
