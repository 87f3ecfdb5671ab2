import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { arch } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, runOrThrow } from '../../../tools/host/run.ts';
import { type Rendered, remove, rendered } from '../../../tools/test/rendered.ts';
import { scriptsOf } from '../../../tools/test/scripts-of.ts';

const nixos = '/run/opengl-driver/lib';
const wsl = '/usr/lib/wsl/lib';
const debian = `/usr/lib/${arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
const fedora = '/usr/lib64';

const ask = `
import ctypes, subprocess
from ctypes.util import find_library
try:
    number = ctypes.c_int()
    ctypes.CDLL("libcuda.so.1").cuDriverGetVersion(ctypes.byref(number))
    print(number.value)
    assert find_library("cuda") == "libcuda.so.1", find_library("cuda")
except OSError:
    print("none")
    assert find_library("cuda") is None, find_library("cuda")
assert find_library("stdc++") == "libstdc++.so.6", find_library("stdc++")
assert find_library("nowhere") is None
print(subprocess.run(["printenv", "LD_LIBRARY_PATH"], capture_output=True, text=True).stdout)
`;

describe('the driver of the machine', () => {
  let project: Rendered;
  let drivers: string;
  let sync: string;
  let mayMount = true;
  beforeAll(async () => {
    project = await rendered('cuda-pytorch', {});
    drivers = await mkdtemp(join(tmpdir(), 'drivers-'));
    await chmod(drivers, 0o755);
    const source = join(import.meta.dirname, 'driver.c');
    for (const version of ['1', '2', '3', '4']) {
      const options = ['-shared', '-fPIC', `-DVERSION=${version}`, '-Wl,-soname,libcuda.so.1'];
      await runOrThrow('cc', [...options, '-o', join(drivers, version), source]);
    }
    await writeFile(join(drivers, 'ask.py'), ask);
    sync = join(await scriptsOf(project.folder), 'sync');
    await runOrThrow(sync, [], { cwd: project.folder });
    mayMount = (await run('unshare', ['--mount', 'true'])).code === 0;
  });
  afterAll(async () => {
    await remove(project);
    await rm(drivers, { recursive: true });
  });

  /** Enters the project where these folders have a driver, and asks Python for it. */
  async function found(folders: Readonly<Record<string, string>>): Promise<string> {
    const places = Object.entries(folders).map(([folder, version]) => {
      const file = `${folder}/libcuda.so.1`;
      // What the folder had is below the new layer, and still seen.
      return `layer ${folder} && cp ${join(drivers, version)} ${file}`;
    });
    const script = `
      layer() {
        mkdir -p $1 && work=$(mktemp -d ${drivers}/layer.XXXXXX) &&
        mount -t tmpfs layer $work && mkdir $work/upper $work/work &&
        mount -t overlay layer -o lowerdir=$1,upperdir=$work/upper,workdir=$work/work $1
      }
      ${['mount -t tmpfs none /run', ...places, sync, `.venv/bin/python ${drivers}/ask.py`].join(' && ')}`;
    const args = ['--mount', 'bash', '-c', script];
    const { code, stdout, stderr } = await run('unshare', args, { cwd: project.folder });
    expect(code, stderr).toBe(0);
    return stdout.replace(`${project.folder}\n`, '').trim();
  }

  it.each<[string, Record<string, string>, string]>([
    ['is not there', {}, 'none'],
    ['is that of NixOS', { [nixos]: '1' }, '1'],
    ['is that of WSL', { [wsl]: '2' }, '2'],
    ['lies among the libraries of Debian', { [debian]: '3' }, '3'],
    ['lies among the libraries of Fedora', { [fedora]: '4' }, '4'],
    ['is that of NixOS, where others are as well', { [debian]: '3', [nixos]: '1' }, '1'],
    ['is gone again', {}, 'none'],
  ])('%s', async (_, folders, version) => {
    expect(mayMount, 'this test needs to mount folders').toBe(true);
    expect(await found(folders)).toBe(version);
  });

  it('is never from the store, and nothing else of its folder comes along', async () => {
    expect(await found({ [debian]: '3' })).toBe('3');
    const links = execFileSync('ls', ['.venv/driver'], { cwd: project.folder, encoding: 'utf8' });
    expect(links.split('\n').filter(Boolean)).toEqual(['libcuda.so.1']);
  });
});
