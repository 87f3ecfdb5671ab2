import { expect, test } from 'vitest';
import type { FlakeResult } from './check-flake.ts';
import { flakeTable, summary } from './flake-table.ts';

const passed: FlakeResult = {
  name: 'starter',
  system: 'x86_64-linux',
  inputs: 'offline',
  sandbox: true,
  checks: ['lint', 'tests'],
  failed: [],
  evaluated: ['aarch64-darwin', 'x86_64-linux'],
  seconds: 3.25,
  status: 'passed',
};
const failed: FlakeResult = {
  ...passed,
  name: 'equity',
  sandbox: false,
  failed: ['tests'],
  seconds: 100,
  status: 'failed',
};
const notRun: FlakeResult = {
  ...passed,
  inputs: null,
  checks: [],
  evaluated: [],
  seconds: 0,
  status: 'not run',
};

test('the table has aligned columns', () => {
  expect(flakeTable([passed, failed, notRun], false)).toBe(
    `flake    system        inputs               checks run           evaluated for                seconds  result
starter  x86_64-linux  offline              lint tests           aarch64-darwin x86_64-linux  3.3      passed
equity   x86_64-linux  offline, no sandbox  lint tests (failed)  aarch64-darwin x86_64-linux  100.0    failed
starter  x86_64-linux  -                    -                    -                            0.0      not run`,
  );
});

test('colour is added to the header and the results alone', () => {
  const [header, row] = flakeTable([passed], true).split('\n');
  expect(header?.startsWith('\u001b[1mflake ')).toBe(true);
  expect(row?.startsWith('starter ')).toBe(true);
  expect(row?.endsWith(' \u001b[32mpassed\u001b[39m')).toBe(true);
});

test('the summary counts each result', () => {
  expect(summary([passed, passed, failed, notRun])).toBe('flakes: 2 passed, 1 failed, 1 not run');
});
