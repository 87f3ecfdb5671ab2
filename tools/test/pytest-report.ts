import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runOrThrow } from '../host/run.ts';
import type { StarterCopy } from './starter.ts';

/** What the package `pytest-report` of a flake holds. */
export interface PytestReport {
  /** By the name of each test in junit.xml `passed`, or what it is instead, such as `failure`. */
  readonly tests: Readonly<Record<string, string>>;
  /** The one of pytest. */
  readonly exitCode: number;
}

/** A test case that passed has none of these elements in it. */
const readTests = `
import json, sys, xml.etree.ElementTree as ElementTree
results = {}
for case in ElementTree.parse(sys.argv[1]).iter("testcase"):
    found = [part.tag for part in case if part.tag in ("error", "failure", "skipped")]
    results[case.get("name")] = " and ".join(found) or "passed"
print(json.dumps(results))
`;

/** Builds the report of a project's tests, which have to leave one. */
export async function pytestReport(copy: StarterCopy): Promise<PytestReport> {
  const { code, stdout, stderr } = await copy.nix(
    'build',
    '--no-link',
    '--print-out-paths',
    '.#pytest-report',
  );
  expect(code, stderr).toBe(0);
  const folder = stdout.trim();
  const tests = await runOrThrow('python3', ['-c', readTests, join(folder, 'junit.xml')]);
  const exitCode = await readFile(join(folder, 'exit-code'), 'utf8');
  return { tests: JSON.parse(tests), exitCode: Number(exitCode) };
}
