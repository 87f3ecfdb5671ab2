/**
 * `npm test`: every check of every project. At the end come the table of flakes, how the corpus went, and
 * the last lines of each check that failed, as the end of a log is what people read.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { allFlakes } from './flakes/checked-flakes.ts';
import { repository } from './host/cache.ts';
import { keptResults } from './host/flake-results.ts';
import { flakeTable, notRun, summary } from './host/flake-table.ts';
import { lastLines } from './host/run.ts';
import { failedTasks } from './test-run/failed-tasks.ts';

const targets =
  'lint typecheck examples unit-test template-test flake-check scaffold-check corpus'.split(' ');

// Nx lays the reports of what it replays from its cache there again.
await rm(join(repository, 'reports'), { recursive: true, force: true });
const nx = [join(repository, 'node_modules/.bin/nx'), 'run-many', '--outputStyle=stream', '-t'];
const child = spawn(process.execPath, [...nx, ...targets], { cwd: repository, stdio: 'inherit' });
// Ctrl-C reaches Nx as well; what it exits with counts.
process.on('SIGINT', () => {});
const [code] = await once(child, 'exit');

const kept = await keptResults();
const results = allFlakes().map(({ name }) => kept.get(name) ?? notRun(name));
const corpus = await readFile(join(repository, 'reports/corpus.txt'), 'utf8').catch(
  () => 'corpus: not run\n',
);
say(`${flakeTable(results)}\n\n${corpus}${summary(results)}`);
for (const { id, output } of await failedTasks(join(repository, '.nx/cache')))
  say(`\nFAILED ${id}\n${lastLines(output, 60)}`);
if (code !== 0 || results.some(({ status }) => status !== 'passed')) process.exitCode = 1;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
