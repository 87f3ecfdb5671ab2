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

/** How tests report: to people, and in `reports/`, as JUnit for CI services and as JSON for `npm test`. */
function reporters(name: string): NonNullable<TestUserConfig['reporters']> {
  const outputFile = (extension: string) => fromHere(`../../reports/${name}.${extension}`);
  return [
    'default',
    ['junit', { outputFile: outputFile('xml') }],
    ['json', { outputFile: outputFile('json') }],
  ];
}

function fromHere(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
