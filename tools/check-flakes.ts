/**
 * Runs `nix flake check` on this repository, every example, projects that Nix was added to, and a
 * project that the packed tarball has just made. Prints a table; exits 1 unless all have passed.
 */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { templates } from '../packages/create-nix-project/src/generated/templates.js';
import { addNix, projects } from './add-nix.ts';
import { exists, repository } from './host/cache.ts';
import { checkFlake, type FlakeResult } from './host/check-flake.ts';
import { flakeTable, summary } from './host/flake-table.ts';
import { scaffoldFromCheckout, scaffoldPacked } from './scaffold-packed.ts';

/** The folders below examples/ with a flake.nix. */
async function exampleFolders(): Promise<string[]> {
  const names = await readdir(join(repository, 'examples'));
  const folders = names.sort().map((name) => join(repository, 'examples', name));
  const flakes = await Promise.all(folders.map((folder) => exists(join(folder, 'flake.nix'))));
  return folders.filter((_, index) => flakes[index]);
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const results: FlakeResult[] = [];

interface Flake {
  readonly name: string;
  readonly folder: () => Promise<string>;
  /** The example whose checks it has to have. */
  readonly checksOf?: string;
}

/** Answers other than those of the starter. */
function flagsOf(variant: string): string[] {
  if (variant === 'rust-crane') return ['--layout', 'single'];
  return variant === 'cuda-pytorch' ? ['--flake-parts'] : [];
}

const flakes: readonly Flake[] = [
  { name: 'this repository', folder: async () => repository },
  ...(await exampleFolders()).map((folder) => ({
    name: basename(folder),
    folder: async () => folder,
  })),
  ...Object.entries(projects).map(([name, flags]) => ({
    name: `Nix added: ${name}`,
    folder: () => addNix(name, flags),
    checksOf: name,
  })),
  { name: 'npm start: my-app', folder: () => scaffoldFromCheckout('my-app') },
  // What a stranger gets: from the tarball, outside the workspace. The first variant is the default.
  ...templates.map(({ id }, index) => ({
    name: `packed: ${id}`,
    folder: () => scaffoldPacked(`my-${id}`, index === 0 ? [] : ['--template', id, ...flagsOf(id)]),
  })),
];

for (const { name, folder, checksOf } of flakes) {
  say(`Checking ${name}`);
  // One after the other: each check uses all processors by itself.
  const checked = await checkFlake({ folder: await folder(), name, onLine: progress });
  const result = withChecksOf(
    results.find((other) => other.name === checksOf),
    checked,
  );
  results.push(result);
  if (result.log) say(result.log);
  if (result.reason) say(`${result.name}: ${result.reason}`);
}

say(`\n${flakeTable(results)}\n\n${summary(results)}`);
if (results.some(({ status }) => status !== 'passed')) process.exitCode = 1;

/** A flake that passes, but without a check that the other one has, has failed. */
function withChecksOf(example: FlakeResult | undefined, result: FlakeResult): FlakeResult {
  const missing = (example?.checks ?? []).filter((check) => !result.checks.includes(check));
  if (result.status !== 'passed' || missing.length === 0) return result;
  return { ...result, status: 'failed', reason: `It lacks the checks ${missing.join(', ')}.` };
}

/** Of the log, what is being built; the rest is shown when something fails. */
function progress(line: string): void {
  const derivation = /^building '.*\/[a-z0-9]{32}-(.*)\.drv'/.exec(line)?.[1];
  if (derivation !== undefined) say(`  building ${derivation}`);
}
