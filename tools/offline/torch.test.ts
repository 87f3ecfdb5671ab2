import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostSystem } from '../host/nix-setup.ts';
import { type Finished, runOrThrow } from '../host/run.ts';
import { type FixtureFlake, openFixture } from '../test/fixture-flake.ts';

const system = hostSystem();

describe.runIf(process.platform === 'linux')('the offline torch', { timeout: 600_000 }, () => {
  let fixture: FixtureFlake;
  const nix = (...args: string[]) => fixture.nix(...args);
  const build = (name: string) => fixture.build(`.#${name}`);
  const said = async (name: string) => JSON.parse(await readFile(await build(name), 'utf8'));
  const evaluate = (attribute: string): Promise<Finished> =>
    nix('eval', '--json', `.#legacyPackages.${system}.${attribute}`);
  const value = async (attribute: string) => JSON.parse((await evaluate(attribute)).stdout);

  beforeAll(async () => {
    fixture = await openFixture('fixture-torch', { rust: false, torch: true });
  }, 600_000);
  afterAll(() => fixture.remove());

  test('computes, with gradients and with numpy, and has no CUDA', async () => {
    expect(await said('compute')).toEqual({
      cuda: [null, false],
      product: true,
      gradient: true,
      'from numpy': 6,
      nms: [0],
      resampled: [1, 200],
      versions: {
        torch: expect.stringMatching(/^2\.6\.0/),
        torchvision: '0.21.0',
        torchaudio: '2.6.0',
      },
    });
    expect(await value('cudaSupport')).toBe(false);
  });

  test('the other packages import, and use no library of the machine', async () => {
    expect(await said('imports')).toEqual({
      opencv: 2,
      portaudio: expect.any(Number),
      sound: 100,
      'of the machine': [],
    });
  });

  test('the packages fit one another', async () => {
    expect(await readFile(await build('checked'), 'utf8')).toContain(
      'All installed packages are compatible',
    );
  });

  test('wheels that uv installs run with torch, through a launcher with libraries', async () => {
    const installed = await said('installed');
    expect(installed).toMatchObject({
      contourpy: expect.stringContaining('/.venv/'),
      kiwisolver: expect.stringContaining('/.venv/'),
      torch: expect.stringMatching(/^\/nix\/store\//),
      trace: 3,
    });
    expect(installed['libstdc++']).not.toMatch(/^\/(usr|lib)/);
  });

  test('uv believes the copied metadata of torch', async () => {
    expect(await said('listed')).toEqual([
      { name: 'torch', version: expect.stringMatching(/^2\.6\.0/) },
    ]);
  });

  test('other Pythons have packages without compiled code, and no torch', async () => {
    const python = join(await build('requirements'), 'bin/python');
    const code = 'import packaging, pip_requirements_parser; print("here")';
    expect(await runOrThrow('env', ['-i', python, '-c', code])).toBe('here\n');
    const { code: exit, stderr } = await evaluate('python312Torch');
    expect(exit).not.toBe(0);
    expect(stderr).toContain('The offline nixpkgs has torch for Python 3.13 only');
  });

  test('there are several versions of CUDA to choose from', async () => {
    const version = (set: string) => value(`${set}.cudaMajorMinorVersion`);
    expect(await version('cudaPackages')).toBe('12.9');
    expect(await version('cudaPackages_12_8')).toBe('12.8');
    expect(await version('cudaPackages_13_0.pkgs.cudaPackages_13_0')).toBe('13.0');
    expect(await value('config')).toBe(false);
  });

  test.each(['aarch64-linux', 'aarch64-darwin'])('it evaluates for %s', async (other) => {
    const { stdout, stderr } = await nix('eval', '--raw', `.#packages.${other}.env.drvPath`);
    if (stdout === '') throw new Error(stderr);
    expect(stdout).toMatch(/\.drv$/);
  });
});
