/** The documented way of a Poetry project to uv, with the real programs. */
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { repository } from '../host/cache.ts';
import { findPython } from '../host/python.ts';
import { runOrThrow } from '../host/run.ts';
import { findUv } from '../host/uv.ts';
import { expectPassing } from './flake-outcome.ts';
import { copyStarter, tree } from './starter.ts';

const program = join(repository, 'packages/create-nix-project/dist/main.cjs');

test('a Poetry project moves to uv, and its checks pass', async () => {
  const starter = await copyStarter('poetry2nix');
  onTestFinished(starter.remove);
  const cwd = starter.folder;
  const commit = async (message: string) => {
    const user = ['-c', 'user.name=test', '-c', 'user.email=test@test'];
    await runOrThrow('git', ['add', '--all'], { cwd });
    await runOrThrow('git', [...user, 'commit', '--quiet', '--message', message], { cwd });
  };
  await commit('with Poetry');
  const before = await tree(cwd);
  const uv = await findUv();
  const python = dirname(await findPython('3.12'));
  const env = {
    ...process.env,
    PATH: [dirname(uv), python, process.env.PATH ?? ''].join(':'),
    UV_PYTHON_DOWNLOADS: 'never',
  };
  await runOrThrow(uv, ['tool', 'run', 'migrate-to-uv'], { cwd, env });
  await commit('Move from Poetry to uv');
  await runOrThrow(process.execPath, [program, 'update', '--template', 'uv'], { cwd, env });
  const after = await tree(cwd);
  expect(Object.keys(after)).toContain('uv.lock');
  expect(Object.keys(after).filter((path) => /polic|poetry\.lock|overrides\//.test(path))).toEqual(
    [],
  );
  for (const path of Object.keys(before).filter((name) => /^(src|tests)\//.test(name)))
    expect(after[path]).toBe(before[path]);
  await expectPassing(cwd, ['format', 'lint', 'lock', 'package', 'tests']);
}, 300_000);
