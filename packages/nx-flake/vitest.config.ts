import { defineConfig } from 'vitest/config';
import { reporters } from '../../tools/reporters.ts';

export default defineConfig({
  test: {
    reporters: reporters('nx-flake'),
    expect: { requireAssertions: true },
    include: ['{build,src,test}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
