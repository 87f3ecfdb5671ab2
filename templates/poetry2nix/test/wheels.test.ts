import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { selectWheel } from '../../../packages/create-nix-project/src/python/poetry/select-wheel.ts';
import {
  parseWheels,
  runsOn,
  type Target,
} from '../../../packages/create-nix-project/src/python/wheel-tags.ts';
import { systems } from '../../../packages/create-nix-project/src/systems.ts';
import { repository } from '../../../tools/host/cache.ts';
import { askPackaging } from '../../../tools/offline/python/packaging.ts';

const glibc = [2, 40] as const;

/** Every wheel in the lock files of the examples, and some for machines that are rare. */
function wheelFiles(): string[] {
  const examples = join(repository, 'examples');
  const locks = readdirSync(examples)
    .filter((name) => name.startsWith('poetry2nix-'))
    .map((name) => readFileSync(join(examples, name, 'poetry.lock'), 'utf8'));
  const locked = locks.flatMap((text) =>
    [...text.matchAll(/file = "(.*\.whl)"/g)].map(([, file]) => file ?? ''),
  );
  const rare = ['manylinux_2_40_x86_64', 'manylinux_2_41_x86_64', 'linux_aarch64', 'linux_x86_64']
    .concat([
      'macosx_14_0_arm64',
      'macosx_14_1_arm64',
      'macosx_15_0_universal2',
      'ios_13_0_arm64_iphoneos',
    ])
    .concat(['manylinux_2_31_riscv64', 'musllinux_1_2_x86_64', 'win_arm64', 'android_24_arm64_v8a'])
    .map((platform) => `a-1.0-cp312-abi3-${platform}.whl`);
  return [...new Set([...locked, ...rare])];
}

it('wheels fit where the packaging library says so', async () => {
  const files = wheelFiles();
  expect(files.length).toBeGreaterThan(400);
  const targets = systems.flatMap((system) =>
    ['3.11', '3.12', '3.13'].map((python) => ({ system, python, glibc })),
  );
  const expected = await askPackaging<boolean[][]>(join(import.meta.dirname, 'wheels.py'), {
    files,
    targets,
  });
  const differences = (fits: (file: string, target: Target) => boolean) =>
    targets.flatMap((target, row) =>
      files
        .filter((file, column) => fits(file, target) !== expected[row]?.[column])
        .map((file) => `${target.system} ${target.python}: ${file}`),
    );
  const isSelected = (file: string, target: Target) =>
    selectWheel(parseWheels([file]), target) !== undefined;
  expect(differences(isSelected)).toEqual([]);
  // What the command asks about uv.lock.
  expect(
    differences((file, target) => parseWheels([file]).some((wheel) => runsOn(wheel, target))),
  ).toEqual([]);
  expect(new Set(expected.flat())).toEqual(new Set([true, false]));
});

it('of several that fit, the first with the highest Python tag is taken', () => {
  const wheel = (tags: string) => `a-1.0-${tags}.whl`;
  const names = ['py3-none-any', 'cp39-abi3-manylinux2014_x86_64', 'cp312-cp312-manylinux1_x86_64'];
  const files = [...names, 'cp312-cp312-manylinux2014_x86_64'].map(wheel);
  const take = (count: number) =>
    selectWheel(parseWheels(files.slice(0, count)), {
      system: 'x86_64-linux',
      python: '3.12',
      glibc,
    });
  expect([1, 2, 3, 4].map(take)).toEqual([files[0], files[1], files[2], files[2]]);
});
