/** Runs `nix flake check` on every example and prints a table; exits 1 unless all have passed. */
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import process from 'node:process';
import { exists, repository } from './host/cache.ts';
import { checkFlake, type FlakeResult } from './host/check-flake.ts';
import { flakeTable, summary } from './host/flake-table.ts';

/** The folders below examples/ with a flake.nix. */
async function exampleFolders(): Promise<string[]> {
  const names = await readdir(join(repository, 'examples'));
  const folders = names.sort().map((name) => join(repository, 'examples', name));
  const flakes = await Promise.all(folders.map((folder) => exists(join(folder, 'flake.nix'))));
  return folders.filter((_, index) => flakes[index]);
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const results: FlakeResult[] = [];

for (const folder of await exampleFolders()) {
  say(`Checking ${relative(repository, folder)}`);
  // One after the other: each check uses all processors by itself.
  const result = await checkFlake({ folder, onLine: progress });
  results.push(result);
  if (result.log) say(result.log);
  if (result.reason) say(`${result.name}: ${result.reason}`);
}

say(`\n${flakeTable(results)}\n\n${summary(results)}`);
if (results.length === 0) say('There is no example with a flake.nix to check.');
if (results.length === 0 || results.some(({ status }) => status !== 'passed')) process.exitCode = 1;

/** Of the log, what is being built; the rest is shown when something fails. */
function progress(line: string): void {
  const derivation = /^building '.*\/[a-z0-9]{32}-(.*)\.drv'/.exec(line)?.[1];
  if (derivation !== undefined) say(`  building ${derivation}`);
}
