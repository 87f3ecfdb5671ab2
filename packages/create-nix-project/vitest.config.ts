import { defineConfig } from 'vitest/config';
import { reporters } from '../../tools/reporters.ts';

export default defineConfig({
  test: {
    reporters: reporters('create-nix-project'),
    expect: { requireAssertions: true },
    include: ['src/**/*.test.ts', 'build/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
