import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../host/cache.ts';
import { failedTests } from './failed-tests.ts';

const passed = { fullName: 'adds', status: 'passed' };
const failed = {
  fullName: 'takes away',
  status: 'failed',
  failureMessages: ['expected 1 to be 2'],
};
const file = (name: string) => ({ name: join(repository, name), status: 'failed', message: '' });

test('a test that failed is named with its file and error', () => {
  const testResults = [{ ...file('src/a.test.ts'), assertionResults: [passed, failed] }];
  expect(failedTests({ testResults })).toEqual(['src/a.test.ts > takes away\nexpected 1 to be 2']);
});

test('so is a file that could not be run', () => {
  const broken = { ...file('src/b.test.ts'), message: 'Cannot find module', assertionResults: [] };
  expect(failedTests({ testResults: [broken] })).toEqual(['src/b.test.ts\nCannot find module']);
});

test('what passed is not named', () => {
  const well = { ...file('src/c.test.ts'), status: 'passed', assertionResults: [passed] };
  expect(failedTests({ testResults: [well] })).toEqual([]);
});
