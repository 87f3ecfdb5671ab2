import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failedTasks } from './failed-tasks.ts';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'failed-tasks-'));
});

afterEach(() => rm(cache, { recursive: true, force: true }));

test('what failed is named, with what it printed', async () => {
  const tasks = [
    { taskId: 'a:lint', hash: '1', status: 0 },
    { taskId: 'b:unit-test', hash: '2', status: 1 },
  ];
  await writeFile(join(cache, 'run.json'), JSON.stringify({ tasks }));
  await mkdir(join(cache, 'terminalOutputs'));
  await writeFile(join(cache, 'terminalOutputs/2'), 'expected 1 to be 2\n');
  expect(await failedTasks(cache)).toEqual([{ id: 'b:unit-test', output: 'expected 1 to be 2\n' }]);
});

test('a run that Nx says nothing about has none', async () => {
  expect(await failedTasks(cache)).toEqual([]);
});
