import { defineConfig } from 'vitest/config';
import { testSettings } from '../../tools/vitest/test-settings.ts';

export default defineConfig({
  test: {
    ...testSettings('nx-flake'),
    include: ['{build,src,test}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
