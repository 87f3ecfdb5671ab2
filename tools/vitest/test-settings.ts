import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { TestUserConfig } from 'vitest/config';

/** What all tests of this repository have in common; `name` is that of their report. */
export function testSettings(name: string) {
  return {
    reporters: reporters(name),
    globalSetup: [fromHere('../host/programs-on-path.ts')],
    setupFiles: [fromHere('property-seed.ts')],
    expect: { requireAssertions: true },
  } satisfies TestUserConfig;
}

/** How tests report: to people, and under CI in `reports/NAME.xml` as well, passed or failed. */
function reporters(name: string): NonNullable<TestUserConfig['reporters']> {
  if (process.env.CI === undefined) return ['default'];
  return ['default', ['junit', { outputFile: fromHere(`../../reports/${name}.xml`) }]];
}

function fromHere(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
