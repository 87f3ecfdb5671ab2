/**
 * `npm test`: every check of every project. At the end come the table of flakes, how the corpus went, and
 * what failed, with why, as the end of a log is what people read.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { allFlakes } from './flakes/checked-flakes.ts';
import { repository } from './host/cache.ts';
import { keptResults } from './host/flake-results.ts';
import { flakeTable, notRun, summary } from './host/flake-table.ts';
import { failedTests } from './test-run/failed-tests.ts';

const reports = join(repository, 'reports');
const targets =
  'lint typecheck examples unit-test template-test flake-check scaffold-check corpus'.split(' ');

// Nx puts the reports of what it replays from its cache there again.
await rm(reports, { recursive: true, force: true });
const passed = await runTargets();

const kept = await keptResults();
const flakes = allFlakes().map(({ name }) => kept.get(name) ?? notRun(name));
const notRunCorpus = 'corpus: not run\n';
const corpus = await readFile(join(reports, 'corpus.txt'), 'utf8').catch(() => notRunCorpus);
say(`${flakeTable(flakes)}\n\n${corpus}${summary(flakes)}`);

const failedFlakes = flakes.filter(({ status }) => status !== 'passed');
for (const failed of await failedInReports()) say(`\nFAILED ${failed}`);
for (const { name, reason, log } of failedFlakes)
  say(`\nFAILED ${[`nix flake check of ${name}`, reason, log].filter(Boolean).join('\n')}`);
if (!passed || failedFlakes.length > 0) process.exitCode = 1;

async function runTargets(): Promise<boolean> {
  const nx = [join(repository, 'node_modules/.bin/nx'), 'run-many', '--outputStyle=stream', '-t'];
  const options = { cwd: repository, stdio: 'inherit' } as const;
  const child = spawn(process.execPath, [...nx, ...targets], options);
  // Ctrl-C reaches Nx as well; what it exits with counts.
  process.on('SIGINT', () => {});
  const [code] = await once(child, 'exit');
  return code === 0;
}

/** Those of the tests; flakes have theirs in a folder below. */
async function failedInReports(): Promise<string[]> {
  const files = (await readdir(reports).catch(() => [])).filter((file) => file.endsWith('.json'));
  const texts = await Promise.all(files.map((file) => readFile(join(reports, file), 'utf8')));
  return texts.flatMap((text) => failedTests(JSON.parse(text)));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
