/**
 * Prints the results of all flakes, which their tasks keep in `reports/flakes/`, as a table, and how the
 * corpus went. Exits 1 unless all flakes have passed.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { ownFlakes, scaffoldedFlakes, templateNames } from './flakes.ts';
import { repository } from './host/cache.ts';
import type { FlakeResult } from './host/check-flake.ts';
import { keptResults } from './host/flake-results.ts';
import { flakeTable, summary } from './host/flake-table.ts';
import { hostSystem } from './host/nix-setup.ts';

const kept = await keptResults();
const flakes = [...ownFlakes(), ...templateNames().flatMap(scaffoldedFlakes)];
const results = flakes.map(({ name }) => kept.get(name) ?? notRun(name));
const corpus = await readFile(join(repository, 'reports/corpus.txt'), 'utf8');
process.stdout.write(`${flakeTable(results)}\n\n${corpus}${summary(results)}\n`);
if (results.some(({ status }) => status !== 'passed')) process.exitCode = 1;

function notRun(name: string): FlakeResult {
  return {
    name,
    system: hostSystem(),
    inputs: null,
    sandbox: false,
    checks: [],
    failed: [],
    evaluated: [],
    seconds: 0,
    status: 'not run',
  };
}
