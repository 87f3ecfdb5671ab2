import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from '../host/cache.ts';
import { writeNixScript } from '../host/nix-script.ts';
import { run, runOrThrow } from '../host/run.ts';

let folder: string;
let programs: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  programs = join(folder, 'bin');
  await mkdir(programs);
  await writeNixScript(programs);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function create(name: string, ...args: string[]) {
  const main = join(repository, 'packages/create-nix-project/dist/main.cjs');
  const PATH = [programs, process.env.PATH].join(':');
  const all = [main, name, '--template', 'uv', '--yes', '--json', ...args];
  const { code, stdout, stderr } = await run(process.execPath, all, { cwd: folder, env: { PATH } });
  expect(stderr).toBe('');
  return { code, document: JSON.parse(stdout) };
}

test('--verify makes the lock file and passes on a new project', async () => {
  const { code, document } = await create('my-app', '--verify');
  expect([code, document.verified], JSON.stringify(document.verified)).toEqual([
    0,
    { state: 'passed', seconds: expect.any(Number) },
  ]);
  expect(document.locks).toEqual([{ file: 'uv.lock', state: 'made' }]);
  const tracked = await runOrThrow('git', ['-C', join(folder, 'my-app'), 'ls-files']);
  expect(tracked.split('\n')).toContain('uv.lock');
});

test('--verify fails with exit code 4 where a check fails', async () => {
  const project = join(folder, 'broken');
  await mkdir(project);
  await runOrThrow('git', ['init', '--quiet', project]);
  const manifest = '[project]\nname = "broken"\nversion = "1"\nrequires-python = ">=3.12"\n';
  await writeFile(join(project, 'pyproject.toml'), manifest);
  await writeFile(join(project, 'main.py'), 'import os\n');
  await runOrThrow('git', ['-C', project, 'add', '--all']);
  const { code, document } = await create(
    'broken',
    '--verify',
    '--set=ruff=yes',
    '--set=pytest=no',
  );
  expect([code, document.ok, document.verified.state]).toEqual([4, false, 'failed']);
  expect(document.verified.reason).toContain('lint');
});
