/**
 * Prints the results of all flakes, which their tasks keep in `reports/flakes/`, as a table. Exits 1
 * unless all have passed.
 */
import process from 'node:process';
import { ownFlakes, scaffoldedFlakes, templateNames } from './flakes.ts';
import type { FlakeResult } from './host/check-flake.ts';
import { keptResults } from './host/flake-results.ts';
import { flakeTable, summary } from './host/flake-table.ts';
import { hostSystem } from './host/nix-setup.ts';

const kept = await keptResults();
const flakes = [...ownFlakes(), ...templateNames().flatMap(scaffoldedFlakes)];
const results = flakes.map(({ name }) => kept.get(name) ?? notRun(name));
process.stdout.write(`${flakeTable(results)}\n\n${summary(results)}\n`);
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
