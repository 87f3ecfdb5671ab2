import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    expect: { requireAssertions: true },
    include: ['{build,src,test}/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
