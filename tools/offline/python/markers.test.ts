import { describe, expect, it } from 'vitest';
import { propertySeed } from '../../vitest/property-seed.ts';
import { evaluate } from './evaluate.ts';
import { generateMarkers } from './generate-markers.ts';
import { lockMarkers } from './lock-markers.ts';
import { askPackaging } from './packaging.ts';

const environments = [
  environment('3.12.4', 'linux', 'Linux', 'x86_64', 'plot'),
  environment('3.13.0', 'linux', 'Linux', 'aarch64', 'extra-6-my-app-cpu'),
  environment('3.14.0rc1', 'darwin', 'Darwin', 'arm64', 'test'),
];

function environment(
  version: string,
  platform: string,
  system: string,
  machine: string,
  extra: string,
) {
  return {
    implementation_name: 'cpython',
    implementation_version: version,
    os_name: 'posix',
    platform_machine: machine,
    platform_python_implementation: 'CPython',
    platform_release: '',
    platform_system: system,
    platform_version: '',
    python_full_version: version,
    python_version: version.split('.').slice(0, 2).join('.'),
    sys_platform: platform,
    extra,
  };
}

/** One line for each environment and marker, so that a difference names both. */
function verdicts(markers: readonly string[], answers: readonly (readonly boolean[])[]): string[] {
  return environments.flatMap((environment, row) =>
    markers.map((marker, column) => {
      const where = `${environment.sys_platform} ${environment.python_full_version}`;
      return `${where}: ${marker}: ${answers[row]?.[column]}`;
    }),
  );
}

async function compare(markers: readonly string[]): Promise<void> {
  const request = { environments, markers };
  const expected = await askPackaging<boolean[][]>('markers.py', request);
  const actual = await evaluate<boolean[][]>('markers.nix', request);
  expect(verdicts(markers, actual)).toEqual(verdicts(markers, expected));
  // Both answers occur, so that agreeing means something.
  expect(new Set(expected.flat())).toEqual(new Set([true, false]));
}

describe('pyproject-nix/lib/markers.nix agrees with the packaging library', {
  timeout: 120_000,
}, () => {
  it('on markers of real lock files', () => compare(lockMarkers));

  it(`on 3,000 generated markers, FC_SEED=${propertySeed}`, async () => {
    const generator = generateMarkers(propertySeed);
    await compare(Array.from({ length: 3000 }, () => generator.next().value));
  });
});

describe('pyproject-nix/lib/markers.nix refuses', { timeout: 60_000 }, () => {
  it.each([
    "sys_platform == 'linux' and",
    "(os_name == 'nt'",
    'os_name ; x',
    "os_name == 'nt' os_name",
  ])('what is no marker: %s', async (marker) => {
    const request = { environments, markers: [marker] };
    await expect(evaluate('markers.nix', request)).rejects.toThrow('cannot read this marker');
  });
});
