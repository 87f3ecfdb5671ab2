import { access, mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPython } from '../../../tools/host/python.ts';
import { runOrThrow } from '../../../tools/host/run.ts';
import { type Rendered, remove, rendered } from '../../../tools/test/rendered.ts';
import { makeWheel } from './make-wheel.ts';

const requirements = 'requirements-dev.txt';
const failed = 'The packages were not installed: .venv is as it was.';
const whereTorchIs = 'python -c "import torch; print(torch.__file__)"';

describe('entering the dev shell', () => {
  let project: Rendered;
  let original: string;
  beforeAll(async () => {
    project = await rendered('cuda-pytorch', {});
    original = await readFile(join(project.folder, requirements), 'utf8');
  });
  afterAll(() => remove(project));

  const path = (...names: string[]) => join(project.folder, ...names);
  const write = (text: string) => writeFile(path(requirements), text);
  const environments = () => readdir(path('.environments'));

  it('without network says so and still has the packages of Nix', async () => {
    const env = { UV_OFFLINE: '1', UV_CACHE_DIR: path('empty-cache') };
    const { code, stdout, stderr } = await project.inShell(whereTorchIs, { env });
    expect([code, stdout], stderr).toEqual([0, expect.stringMatching(/^\/nix\/store\//)]);
    expect(stderr).toContain('the network was disabled');
    expect(stderr).toContain(failed);
    await expect(access(path('.venv'))).rejects.toThrow();
    expect(await environments()).toEqual([]);
  });

  it('installs what Nix does not have, and sees what it has', async () => {
    const script = `python -c 'import tqdm, sys; print(tqdm.__file__, sys.prefix)'; ${whereTorchIs}`;
    const { stdout, stderr } = await project.inShell(script);
    expect(stderr).toContain(`Installing ${requirements} into .venv`);
    const [tqdm, torch] = stdout.split('\n');
    expect(tqdm).toBe(
      `${path('.venv/lib/python3.13/site-packages/tqdm/__init__.py')} ${path('.venv')}`,
    );
    expect(torch).toMatch(/^\/nix\/store\/.*\/torch\/__init__\.py$/);
  });

  it('takes no network, prints nothing and works from below when nothing changed', async () => {
    const env = { UV_OFFLINE: '1', UV_CACHE_DIR: path('empty-cache') };
    const { code, stdout, stderr } = await project.inShell('pwd; which pytest', {
      env,
      from: 'src',
    });
    expect([code, stdout]).toEqual([0, `${path('src')}\n${path('.venv/bin/pytest')}\n`]);
    expect(stderr).not.toMatch(/Install|Resolved|Checked|Using/);
  });

  it('starts the programs of Nix with the packages of .venv', async () => {
    const { code, stdout } = await project.inShell('pytest --quiet');
    expect([code, stdout]).toEqual([0, expect.stringContaining('5 passed')]);
  });

  it('has neither LD_LIBRARY_PATH nor packages of the home folder', async () => {
    const home = path('home');
    await mkdir(join(home, '.local/lib/python3.13/site-packages'), { recursive: true });
    const script = 'printenv LD_LIBRARY_PATH; python -c "import sys; print(sys.path)"';
    const { stdout } = await project.inShell(script, { env: { HOME: home } });
    expect(stdout).toMatch(/^\[/);
    expect(stdout).not.toContain(home);
  });

  it('keeps its environment whatever else asks for a Python', async () => {
    const other = await findPython('3.12');
    await writeFile(path('.python-version'), `${other}\n`);
    const before = await readlink(path('.venv'));
    const { stdout, stderr } = await project.inShell('uv run python -V; uv run pytest --version', {
      env: { UV_PYTHON: other, UV_PROJECT_ENVIRONMENT: path('elsewhere') },
    });
    await rm(path('.python-version'));
    expect(stdout, stderr).toMatch(/^Python 3\.13\.\d+\npytest /);
    expect(await readlink(path('.venv'))).toBe(before);
    await expect(access(path('elsewhere'))).rejects.toThrow();
  });

  it('keeps uv from installing another PyTorch by hand', async () => {
    const before = await readlink(path('.venv'));
    const { code, stderr } = await project.inShell('uv pip install torch==2.5.1');
    expect([code, await readlink(path('.venv'))]).toEqual([1, before]);
    expect(stderr).toMatch(/torch==2\.5\.1 and torch==2\.6\.0/);
  });

  it.each([
    ['a file that is included changed', '-r more.txt\n', 'more.txt', 'six\n', 'six'],
    ['the same file again', '-r more.txt\n', 'more.txt', 'six\niniconfig\nidna\n', 'idna'],
  ])('installs when %s', async (_, line, file, text, name) => {
    await write(`${original}${line}`);
    await writeFile(path(file), text);
    const { code, stderr } = await project.inShell(`python -c "import ${name}, torch, tqdm"`);
    expect(code, stderr).toBe(0);
    // The one in use, and the one before it.
    expect((await environments()).length).toBe(2);
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['a package that does not exist', 'no-such-package-of-this-name\n', /no-such-package-of-this-/],
    ['another version of what Nix has', 'numpy==1.26.4\n', /requirements-dev\.txt:10: .*numpy/],
    ['a second PyTorch', 'torch==2.5.1\n', /requirements-dev\.txt:10: .*torch.*2\.6\.0/],
    ['a line that is none', 'rich >>> 3\n', /requirements-dev\.txt:10: /],
    [
      'a package that wants another PyTorch',
      './wants_newer_torch-1.0-py3-none-any.whl\n',
      /torch>=99/,
    ],
    ['a file that is not there', '-r nothing.txt\n', /nothing\.txt/],
  ];

  it.each(
    wrong,
  )('with %s says so in one message, and .venv is as it was', async (_, line, message) => {
    await makeWheel(project.folder, { name: 'wants_newer_torch', requires: ['torch>=99'] });
    const [venv, stamp] = [await readlink(path('.venv')), await readFile(path('.venv/synced'))];
    await write(`${original}-r more.txt\n${line}`);
    const { code, stdout, stderr } = await project.inShell(
      `python -c "import idna, torch, tqdm"; echo $?`,
    );
    expect([code, stdout], stderr).toEqual([0, '0\n']);
    expect(stderr).toMatch(message);
    expect(stderr).toContain(failed);
    expect(stderr).not.toContain('Traceback');
    expect(await readlink(path('.venv'))).toBe(venv);
    expect(await readFile(path('.venv/synced'))).toEqual(stamp);
    expect(await environments()).toHaveLength(1);
  });

  it('says that the requirements file is gone', async () => {
    await rm(path(requirements));
    const { stdout, stderr } = await project.inShell('python -c "import idna"; echo $?');
    expect(stdout).toBe('0\n');
    expect(stderr).toMatch(/requirements-dev\.txt/);
    expect(stderr).toContain(failed);
  });

  it('is content again when the cause is gone', async () => {
    await write(original);
    const { stderr } = await project.inShell('python -c "import tqdm, torch"');
    expect(stderr).not.toContain(failed);
    const again = await project.inShell('python -c "import idna"');
    expect(again.code).toBe(1);
  });

  it('leaves a .venv alone that it did not make', async () => {
    await rm(path('.venv'));
    await runOrThrow('python3', ['-m', 'venv', '--without-pip', path('.venv')]);
    const before = await readdir(path('.venv'));
    const { stderr } = await project.inShell('true');
    expect(stderr).toContain('There is a .venv that this shell did not create');
    expect(await readdir(path('.venv'))).toEqual(before);
  });
});
