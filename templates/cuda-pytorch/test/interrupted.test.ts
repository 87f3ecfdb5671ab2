import { execFileSync, spawn } from 'node:child_process';
import { appendFile, mkdir, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finished, run } from '../../../tools/host/run.ts';
import { type Rendered, remove, rendered } from '../../../tools/test/rendered.ts';
import { scriptsOf } from '../../../tools/test/scripts-of.ts';

describe('an installation that is cut short', () => {
  let project: Rendered;
  let sync: string;
  let usual: number;
  let changes = 0;
  beforeAll(async () => {
    project = await rendered('cuda-pytorch', {});
    sync = join(await scriptsOf(project.folder), 'sync');
    await change();
    const { code, stderr } = await enter();
    expect(code, stderr).toBe(0);
    // Once more, now that everything is in uv's cache.
    await change();
    const begin = performance.now();
    await enter();
    usual = performance.now() - begin;
  });
  afterAll(() => remove(project));

  const path = (...names: string[]) => join(project.folder, ...names);
  const change = () => {
    changes += 1;
    return appendFile(path('requirements-dev.txt'), `six # ${changes}\n`);
  };
  const enter = (): Promise<Finished> => run(sync, [], { cwd: project.folder });
  const state = async () => ({
    venv: await readlink(path('.venv')),
    stamp: await readFile(path('.venv/synced'), 'utf8'),
  });
  const works = () =>
    run(path('.venv/bin/python'), ['-c', 'import torch, tqdm, six'], { cwd: project.folder });

  /** Runs the script as a terminal's foreground, and signals all of it after some milliseconds. */
  async function interrupt(signal: NodeJS.Signals, delay: number): Promise<unknown> {
    const child = spawn(sync, [], { cwd: project.folder, stdio: 'ignore', detached: true });
    const ended = new Promise((resolve) => child.on('exit', (code, by) => resolve(code ?? by)));
    await setTimeout(delay);
    try {
      process.kill(-Number(child.pid), signal);
    } catch {
      // It was faster.
    }
    return ended;
  }

  it.each([
    'SIGINT',
    'SIGTERM',
    'SIGKILL',
  ] as const)('by %s at any moment leaves .venv as it was, or done', async (signal) => {
    for (let moment = 0; moment < 6; moment += 1) {
      await change();
      const before = await state();
      const ended = await interrupt(signal, (usual * (moment + 0.5)) / 6);
      const after = await state();
      if (after.venv === before.venv) {
        expect(after).toEqual(before);
        expect([130, 143, signal, 1]).toContain(ended);
      } else {
        const [made] = after.stamp.split('\n');
        expect(made).toBe(`# ${sync} ${project.folder}`);
      }
      const { code, stderr } = await works();
      expect(code, stderr).toBe(0);
    }
    // The next one makes it good, and clears away what was left.
    await change();
    const { code, stderr } = await enter();
    expect(code, stderr).toBe(0);
    expect((await readdir(path('.environments'))).length).toBeLessThanOrEqual(2);
    const second = await enter();
    expect([second.code, second.stderr]).toEqual([0, '']);
  });

  it('by a full disk says so, and leaves .venv as it was', async (context) => {
    await change();
    const venv = await readlink(path('.venv'));
    const kept = path('kept');
    execFileSync('cp', ['-r', path('.environments'), kept]);
    await rm(path('.environments'), { recursive: true });
    await mkdir(path('.environments'));
    try {
      const options = ['-t', 'tmpfs', '-o', 'size=14m', 'tmpfs', path('.environments')];
      execFileSync('mount', options, { stdio: 'pipe' });
    } catch {
      context.skip('this machine does not let the test mount a small disk');
    }
    try {
      execFileSync('cp', ['-r', join(kept, venv.split('/')[1] ?? ''), path('.environments')]);
      execFileSync(
        'dd',
        ['if=/dev/zero', `of=${path(`.environments/${process.pid}.filler`)}`, 'bs=4k'],
        {
          stdio: 'pipe',
        },
      );
    } catch {
      // Full, as it is to be.
    }
    try {
      const before = await state();
      const { code, stderr } = await enter();
      expect(code).not.toBe(0);
      expect(stderr).toMatch(/No space left on device/);
      expect(await state()).toEqual(before);
      expect((await works()).code).toBe(0);
    } finally {
      execFileSync('umount', [path('.environments')]);
    }
  });

  it('does nothing outside of a project', async () => {
    const { code, stdout, stderr } = await run(sync, [], { cwd: '/' });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('.venv was left unchanged');
  });
});
