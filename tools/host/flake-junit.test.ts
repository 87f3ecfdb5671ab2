import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { samples } from '../../packages/create-nix-project/test/samples.ts';
import type { FlakeResult } from './check-flake.ts';
import { flakeJunit } from './flake-junit.ts';

const passed: FlakeResult = {
  name: 'starter',
  system: 'x86_64-linux',
  inputs: 'offline',
  sandbox: true,
  checks: ['lint', 'tests'],
  failed: [],
  evaluated: ['x86_64-linux'],
  seconds: 3.25,
  status: 'passed',
};

const failed: FlakeResult = { ...passed, status: 'failed', reason: 'Failed: tests.', log: 'a < b' };

test('each check is a test', () => {
  expect(flakeJunit(passed)).toContain(
    '<testsuite name="starter" tests="2" failures="0" time="3.3"><testcase classname="starter" name="lint"></testcase>',
  );
});

test('a check that failed has the log', () => {
  const xml = flakeJunit({ ...failed, failed: ['tests'] });
  expect(xml).toContain(
    '<testcase classname="starter" name="tests"><failure message="Failed: tests.">a &lt; b</failure></testcase>',
  );
  expect(xml).toContain('failures="1"');
});

test.each([
  'failed',
  'not run',
] as const)('a flake that is %s without a check that failed fails as a whole', (status) => {
  const xml = flakeJunit({ ...failed, checks: [], status });
  expect(xml).toContain('<testcase classname="starter" name="nix flake check"><failure');
});

test('any text can be read again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'flake-junit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { values: logs, seed } = samples(fc.string({ unit: 'binary', maxLength: 40 }), 300, [
    '\u001b[31mred\u001b[0m',
    '\0',
    '\uD800',
    ']]>',
    '\u{1F600}',
  ]);
  const files = logs.map((log, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, flakeJunit({ ...failed, log, reason: log, failed: ['tests'] }));
    return file;
  });
  const read = `
import sys, json, xml.etree.ElementTree as tree
print(json.dumps([tree.parse(file).find('.//failure').text or '' for file in sys.argv[1:]]))`;
  const texts = JSON.parse(execFileSync('python3', ['-c', read, ...files], { encoding: 'utf8' }));
  // XML reads line ends as line feeds, and the rest that it cannot hold was replaced.
  const kept = (log: string) =>
    log
      .replace(/\r\n?/g, '\n')
      .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  expect(texts, seed).toEqual(logs.map(kept));
});
