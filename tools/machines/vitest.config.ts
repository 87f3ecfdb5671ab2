import { defineConfig } from 'vitest/config';
import { testSettings } from '../vitest/test-settings.ts';
import tools from '../vitest/vitest.config.ts';

/** Tests of docs/many-machines.md, with servers of others: `npm run test:machines`. */
export default defineConfig({
  test: {
    ...tools.test,
    ...testSettings('machines'),
    include: ['tools/machines/**/*.test.ts'],
    exclude: [],
  },
});
