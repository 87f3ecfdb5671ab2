import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../../../tools/host/cache.ts';
import { nixSetup } from '../../../tools/host/nix-setup.ts';
import { runOrThrow } from '../../../tools/host/run.ts';

const file = join(import.meta.dirname, '../files/nix/nixpkgs.nix');
const lib = join(repository, 'tools/offline/nixpkgs/lib');

/** What nix/nixpkgs.nix tells nixpkgs about a package with that licence, written in Nix. */
async function accepts(licence: string): Promise<boolean> {
  const setup = await nixSetup();
  const nixpkgs = `{ lib = import ${lib}; outPath = builtins.toFile "nixpkgs.nix" "{ config, ... }: config"; }`;
  const config = `(import ${file} { nixpkgs = ${nixpkgs}; system = "x86_64-linux"; })`;
  const expression = `${config}.allowUnfreePredicate { meta.license = ${licence}; }`;
  const args = ['eval', '--impure', '--json', '--expr', expression];
  return JSON.parse(await runOrThrow(setup.nix.program, args, { env: setup.environment }));
}

const named = (shortName: string) => `{ free = false; shortName = "${shortName}"; }`;
const free = '{ free = true; shortName = "mit"; }';

// The names are those of lib/licenses.nix in nixpkgs.
test.each([
  named('CUDA EULA'),
  named('cuDNN EULA'),
  `[ ${free} ${named('cuSPARSELt EULA')} ]`,
  `{ operator = "AND"; licenses = [ ${free} ${named('cuTENSOR EULA')} ]; }`,
])('a package of CUDA gets in: %s', async (licence) => {
  expect(await accepts(licence)).toBe(true);
});

test.each([
  named('unfree'),
  `[ ${named('CUDA EULA')} ${named('bsl11')} ]`,
  `{ operator = "AND"; licenses = [ ${free} ${named('unfree')} ]; }`,
  '{ fullName = "without anything"; }',
])('another unfree package does not: %s', async (licence) => {
  expect(await accepts(licence)).toBe(false);
});
