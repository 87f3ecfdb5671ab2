import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { copyReport, removeReports } from './reports.ts';

let folder: string;
let flake: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nx-flake-reports-'));
  flake = join(folder, 'flake');
  mkdirSync(flake);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

/** As Nix's store has it: nothing can be written, and some is a link. */
function output(): string {
  const path = join(folder, 'output');
  mkdirSync(join(path, 'inner'), { recursive: true });
  writeFileSync(join(path, 'junit.xml'), '<xml/>', { mode: 0o444 });
  symlinkSync(join(path, 'junit.xml'), join(path, 'inner/link.xml'));
  chmodSync(join(path, 'inner'), 0o555);
  onTestFinished(() => chmodSync(join(path, 'inner'), 0o755));
  return path;
}

test('files and links become files that can be changed and removed', () => {
  copyReport(flake, 'test-report', output());
  const copy = join(flake, 'result-reports/test-report');
  for (const file of ['junit.xml', 'inner/link.xml']) {
    expect(readFileSync(join(copy, file), 'utf8')).toBe('<xml/>');
    expect(lstatSync(join(copy, file)).isFile()).toBe(true);
    expect(statSync(join(copy, file)).mode & 0o777).toBe(0o644);
  }
  expect(statSync(join(copy, 'inner')).mode & 0o700).toBe(0o700);
  removeReports(flake);
  expect(() => lstatSync(join(flake, 'result-reports'))).toThrow('ENOENT');
});

test('an output may be one file', () => {
  copyReport(flake, 'receipts', join(output(), 'junit.xml'));
  expect(readFileSync(join(flake, 'result-reports/receipts'), 'utf8')).toBe('<xml/>');
});

test('git sees nothing of them', () => {
  execFileSync('git', ['init', '--quiet', flake]);
  copyReport(flake, 'test-report', output());
  const status = ['-C', flake, 'status', '--porcelain', '--untracked-files=all'];
  expect(execFileSync('git', status, { encoding: 'utf8' })).toBe('');
});
