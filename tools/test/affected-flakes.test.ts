import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import {
  flake,
  nxJson,
  nxOfRepository,
  Workspace,
} from '../../packages/nx-flake/test/workspace.ts';
import { repository } from '../host/cache.ts';
import { checkWorkflows } from '../host/check-workflows.ts';
import { run, runOrThrow } from '../host/run.ts';

const file = join(repository, 'docs/affected-flakes.yml');
const { jobs } = parse(readFileSync(file, 'utf8'));

/** The one step of a job that has these words in its commands. */
function script(job: string, words: string): string {
  const found = jobs[job].steps.filter(({ run }: { run?: string }) => run?.includes(words));
  expect(found).toHaveLength(1);
  return found[0].run;
}

let workspace: Workspace;
const git = (...args: string[]) =>
  runOrThrow('git', ['-C', workspace.folder, '-c', 'user.name=test', ...args]);

beforeAll(async () => {
  const tools = [1, 2, 3, 4].map((n) => [`tool-${n}/flake.nix`, flake()]);
  workspace = new Workspace({
    'nx.json': nxJson(),
    '.gitignore': 'node_modules\n.nx\nbin\nruns\n.npm\n',
    'app/flake.nix': flake('inputs.lib.url = "path:../lib";'),
    'lib/flake.nix': flake(),
    'notes/project.json': '{ "name": "notes" }',
    ...Object.fromEntries(tools),
  });
  await mkdir(join(workspace.folder, 'node_modules/.bin'));
  const { bin } = JSON.parse(readFileSync(join(nxOfRepository, 'package.json'), 'utf8'));
  symlinkSync(join(nxOfRepository, bin.nx), join(workspace.folder, 'node_modules/.bin/nx'));
  workspace.commit();
});

afterAll(() => workspace?.remove());

/** Runs a step as GitHub does, and gives its outputs. */
async function step(commands: string, env: Readonly<Record<string, string>>) {
  const outputs = 'runs/outputs';
  workspace.write(outputs, '');
  // Nx tells its tasks, of which this test may be one, where their workspace is.
  const ofNx = Object.keys(process.env).filter((name) => name.startsWith('NX_'));
  const { code, stderr } = await run(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', commands],
    {
      cwd: workspace.folder,
      env: {
        ...Object.fromEntries(ofNx.map((name) => [name, undefined])),
        PATH: [join(workspace.folder, 'bin'), process.env.PATH].join(delimiter),
        NX_DAEMON: 'false',
        NX_NO_CLOUD: 'true',
        NX_TUI: 'false',
        GITHUB_OUTPUT: join(workspace.folder, outputs),
        ...env,
      },
    },
  );
  const text = readFileSync(join(workspace.folder, outputs), 'utf8');
  const lines = text.split('\n').filter(Boolean);
  return { code, stderr, outputs: Object.fromEntries(lines.map((line) => line.split(/=(.*)/))) };
}

/** The groups of projects that the first job makes. */
async function machines(NX_BASE: string, MACHINES: string): Promise<string[]> {
  const { code, stderr, outputs } = await step(script('affected', 'show projects'), {
    NX_BASE,
    MACHINES,
  });
  expect(code, stderr).toBe(0);
  return JSON.parse(outputs.machines);
}

test('actionlint and zizmor have nothing against it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'affected-flakes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const copy = join(folder, '.github/workflows/affected-flakes.yml');
  await mkdir(dirname(copy), { recursive: true });
  cpSync(file, copy);
  expect(await checkWorkflows([copy])).toBe('');
});

test('each flake that a change reaches is checked on one machine, and no other is', async () => {
  const before = (await git('rev-parse', 'HEAD')).trim();
  expect(await machines(before, '10')).toEqual([]);

  workspace.write('lib/lib.py', 'x = 1\n');
  workspace.write('tool-2/main.py', 'x = 1\n');
  workspace.write('notes/note.txt', 'no flake sees this\n');
  await git('add', '--all');
  await git('-c', 'user.email=test@test', 'commit', '--quiet', '--message=change');
  const groups = await machines(before, '2');
  expect(groups).toHaveLength(2);
  for (const PROJECTS of groups)
    expect(await step(script('check', 'nx run-many'), { PROJECTS })).toMatchObject({ code: 0 });
  const checked = workspace.nixRuns().map((line) => line.split(':')[0]);
  expect(checked).toEqual(['app', 'lib', 'tool-2']);
});

test('a push with nothing to compare with checks all', async () => {
  const groups = await machines('0'.repeat(40), '4');
  expect(groups.flatMap((group) => group.split(',')).sort()).toEqual([
    'app',
    'lib',
    'tool-1',
    'tool-2',
    'tool-3',
    'tool-4',
  ]);
  expect(groups).toHaveLength(3);
});

test.each([
  ['success', 'success', '["app"]', 0],
  ['success', 'skipped', '[]', 0],
  ['success', 'skipped', '["app"]', 1],
  ['success', 'failure', '["app"]', 1],
  ['failure', 'skipped', '', 1],
])('the gate, after %s and %s of %s, ends with %i', async (AFFECTED, CHECK, MACHINES, wanted) => {
  const gate = script('flakes', 'test');
  const { code } = await step(gate, { AFFECTED, CHECK, MACHINES });
  expect(code).toBe(wanted);
});
