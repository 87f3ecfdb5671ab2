import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { repository } from '../host/cache.ts';

const gitFiles = (...args: string[]) =>
  spawnSync('git', args, { cwd: repository, encoding: 'utf8' }).stdout.split('\n').filter(Boolean);

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.resetModules();
  await import('./property-seed.ts');
});

test('a property draws the same values each time', () => {
  const draw = () => fc.sample(fc.bigInt(), 20);
  expect(draw()).toEqual(draw());
});

test('FC_SEED draws others', async () => {
  const before = fc.sample(fc.bigInt(), 20);
  vi.stubEnv('FC_SEED', '7');
  vi.resetModules();
  expect((await import('./property-seed.ts')).propertySeed).toBe(7);
  expect(fc.sample(fc.bigInt(), 20)).not.toEqual(before);
});

test('a property that fails says with which seed', () => {
  const { seed } = fc.readConfigureGlobal();
  expect(() => fc.assert(fc.property(fc.nat(), () => false))).toThrow(`seed: ${seed}`);
});

test('all tests of this repository are set up so', async () => {
  const configs = gitFiles('ls-files', '*vitest.config.ts');
  expect(configs.length).toBeGreaterThan(2);
  for (const config of configs) {
    const { default: settings } = await import(join(repository, config));
    expect(settings.test.setupFiles, config).toEqual([
      join(repository, 'tools/vitest/property-seed.ts'),
    ]);
  }
});

test('no test draws from elsewhere, nor with a seed of its own', () => {
  const tests = ['*.test.ts', 'packages/*/test/*.ts', 'templates/*/test/*.ts', 'tools/test/*.ts'];
  const own = ['-e', 'Math[.]random', '-e', '[{ ]seed: [0-9]'];
  expect(gitFiles('grep', '--files-with-matches', ...own, '--', 'tools/host', ...tests)).toEqual(
    [],
  );
});
