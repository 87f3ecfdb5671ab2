import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from '../host/cache.ts';
import { hostSystem } from '../host/nix-setup.ts';
import { pythonVersions } from '../host/packages.ts';
import { type FixtureFlake, openFixture } from '../test/fixture-flake.ts';

const fixtureFolder = join(repository, 'tools/offline/fixture-backends');
const pureProjects = readdirSync(join(fixtureFolder, 'pure'))
  .filter((file) => file.endsWith('.toml'))
  .map((file) => file.slice(0, -'.toml'.length));
const projects = [...pureProjects, ...readdirSync(join(fixtureFolder, 'projects'))];

/** One of each kind: on other Pythons, compiled files of the back end and of the project differ. */
const everywhere = ['cffi', 'cython', 'hatch-vcs', 'maturin', 'meson-python', 'numpy', 'uv-build'];

const python = (version: string) => `python${version.replace('.', '')}`;

describe.runIf(process.platform === 'linux')('the offline build back ends', () => {
  let fixture: FixtureFlake;

  const names = [
    ...projects.map((name) => `${python('3.13')}-${name}`),
    ...pythonVersions
      .filter((version) => version !== '3.13')
      .flatMap((version) => everywhere.map((name) => `${python(version)}-${name}`)),
  ];

  beforeAll(async () => {
    fixture = await openFixture('fixture-backends', { rust: true });
    // All at once; what fails does so again, and is shown, in its own test.
    await fixture.nix('build', '--no-link', '--keep-going', ...names.map((name) => `.#${name}`));
  }, 1_200_000);
  afterAll(() => fixture.remove());

  test.each(names)('%s builds, and what it builds runs', { timeout: 120_000 }, async (name) => {
    expect(await readFile(await fixture.build(`.#${name}`), 'utf8')).toBe('1.2.3 42\n');
  });

  test('every Python has all of them', { timeout: 120_000 }, async () => {
    const attribute = `.#legacyPackages.${hostSystem()}.missing`;
    const { stdout, stderr } = await fixture.nix('eval', '--json', attribute);
    expect(stdout, stderr).not.toBe('');
    const none = pythonVersions.map((version) => [python(version), []]);
    expect(JSON.parse(stdout)).toEqual(Object.fromEntries(none));
  });

  test('they fit one another', { timeout: 600_000 }, async () => {
    const said = await readFile(await fixture.build('.#together'), 'utf8');
    expect(said).toContain('All installed packages are compatible');
  });

  test('CMake brings its phase, as upstream', { timeout: 120_000 }, async () => {
    await expect(fixture.build('.#cmakeConfigures')).rejects.toThrow('CMakeLists.txt');
  });
});
