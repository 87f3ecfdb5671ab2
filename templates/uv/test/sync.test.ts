import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runOrThrow } from '../../../tools/host/run.ts';
import { type Rendered, remove, rendered } from '../../../tools/test/rendered.ts';

describe('entering the dev shell', { timeout: 300_000 }, () => {
  let project: Rendered;
  beforeAll(async () => {
    project = await rendered('uv', { python: '3.12' });
  });
  afterAll(() => remove(project));

  const path = (name: string) => join(project.folder, name);
  async function edit(name: string, from: string, to: string): Promise<void> {
    await writeFile(path(name), (await readFile(path(name), 'utf8')).replace(from, to));
  }

  it('makes uv.lock, says how Nix gets to see it, and installs the packages', async () => {
    const { code, stdout, stderr } = await project.inShell('my-app nix; pytest --quiet');
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('4 passed');
    expect(stderr).toContain('`git add uv.lock`');
    // What git has staged is nobody's business but the user's.
    const git = ['status', '--short', 'uv.lock'];
    expect(await runOrThrow('git', git, { cwd: project.folder })).toBe('?? uv.lock\n');
    await runOrThrow('git', ['add', 'uv.lock'], { cwd: project.folder });
  });

  it('is silent and needs no network when nothing changed', async () => {
    const { code, stderr } = await project.inShell('true', { env: { UV_OFFLINE: '1' } });
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/Resolved|Installed|Checked|Using/);
  });

  it('works from a folder below', async () => {
    const { stdout } = await project.inShell('pwd; which my-app', { from: 'src' });
    expect(stdout).toBe(`${path('src')}\n${path('.venv/bin/my-app')}\n`);
  });

  it('says that syncing failed, leaves the shell usable, and tries again', async () => {
    await edit('pyproject.toml', '"rich>=14"', '"rich>=14", "no-such-package-of-this-name"');
    for (const attempt of ['first', 'second']) {
      const { code, stdout, stderr } = await project.inShell(`echo ${attempt}; my-app nix`);
      expect(code).toBe(0);
      expect(stdout).toContain(attempt);
      expect(stderr).toContain('uv could not bring .venv up to date');
    }
  });

  it('is content again when the cause is gone', async () => {
    await edit('pyproject.toml', ', "no-such-package-of-this-name"', '');
    const { stderr } = await project.inShell('true');
    expect(stderr).not.toContain('could not');
  });

  it('installs what changed', async () => {
    await edit('pyproject.toml', '"rich>=14"', '"rich>=14", "iniconfig"');
    const { code, stderr } = await project.inShell('python -c "import iniconfig"');
    expect(code, stderr).toBe(0);
  });

  it('makes .venv anew when its Python is gone', async () => {
    await rm(path('.venv'), { recursive: true });
    const { code, stdout } = await project.inShell('which python');
    expect([code, stdout]).toEqual([0, `${path('.venv/bin/python')}\n`]);
    await expect(access(path('.venv/synced'))).resolves.toBeUndefined();
  });
});
