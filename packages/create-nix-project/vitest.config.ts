import { defineConfig } from 'vitest/config';
import { testSettings } from '../../tools/vitest/test-settings.ts';

export default defineConfig({
  test: {
    ...testSettings('create-nix-project'),
    include: ['src/**/*.test.ts', 'build/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
