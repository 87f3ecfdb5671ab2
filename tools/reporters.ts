import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { TestUserConfig } from 'vitest/config';

/** How tests report: to people, and under CI in `reports/NAME.xml` as well, passed or failed. */
export function reporters(name: string): NonNullable<TestUserConfig['reporters']> {
  if (process.env.CI === undefined) return ['default'];
  const outputFile = fileURLToPath(new URL(`../reports/${name}.xml`, import.meta.url));
  return ['default', ['junit', { outputFile }]];
}
