import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { testSettings } from './test-settings.ts';

/** Tests of the tools and of the templates' Nix; the command has its own configuration. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: [
      'tools/**/*.test.ts',
      'templates/_shared/*.test.ts',
      'templates/*/{migrations,test}/**/*.test.ts',
    ],
    exclude: [...configDefaults.exclude, 'tools/machines/**'],
    // One report for each project that has tests here.
    ...testSettings(process.env.NX_TASK_TARGET_PROJECT ?? 'tools'),
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Each file starts Nix builds, which use all processors themselves.
    fileParallelism: false,
  },
});
