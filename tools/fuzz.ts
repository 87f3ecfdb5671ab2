/**
 * `npm run fuzz`: gives changed, cut, spliced and nested inputs to everything that reads files of
 * others, and new values to all property tests. `--seed N` takes the inputs of an earlier run, `--runs N`
 * another number for each reader, `--reader NAME` some readers alone, or `--reader properties` the
 * property tests. Exit code 1 when a property test fails, or a reader throws what is no message for
 * users, takes too long, or breaks a promise about its result; its input is written to .cache/fuzz/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { alignedTable } from './bench/aligned-table.ts';
import { propertyTestsPass } from './fuzz/property-tests.ts';
import type { Reader } from './fuzz/reader.ts';
import { readers } from './fuzz/readers/index.ts';
import { run } from './fuzz/run.ts';
import { Tally } from './fuzz/tally.ts';
import { inputOf } from './fuzz/try-input.ts';
import { cacheFolder } from './host/cache.ts';

const properties = 'properties';
const names = [...readers.map(({ name }) => name), properties];
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    runs: { type: 'string', default: '100000' },
    reader: { type: 'string', multiple: true, default: names },
  },
});
const [seed, runs] = [values.seed, values.runs].map(Number);
if (!Number.isInteger(seed) || !Number.isInteger(runs) || seed === undefined || runs === undefined)
  throw new Error('--seed and --runs take numbers.');
if (!values.reader.every((name) => names.includes(name)))
  throw new Error(`--reader takes one of: ${names.join('; ')}.`);

process.stdout.write(`npm run fuzz -- --seed ${seed} --runs ${runs}\n\n`);
const tallies: [Reader, Tally][] = [];
for (const reader of readers.filter(({ name }) => values.reader.includes(name))) {
  const tally = new Tally();
  await run(reader.name, seed, runs, (trial) => {
    tally.add(trial);
    progress(`${reader.name}: ${tally.inputs} of ${runs}`, tally.inputs % 500 === 0);
  });
  progress('', true);
  for (const { index, what } of tally.failures)
    process.stdout.write(`${reader.name}, ${inputFile(reader, index)}: ${what}\n`);
  tallies.push([reader, tally]);
}
if (tallies.length > 0) process.stdout.write(`${alignedTable([header(), ...tallies.map(row)])}\n`);
const pass = !values.reader.includes(properties) || (await propertyTestsPass(seed));
process.exitCode = pass && tallies.every(([, { failed }]) => failed === 0) ? 0 : 1;

function progress(text: string, isDue: boolean): void {
  if (isDue && process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** Writes the input, and gives its path. */
function inputFile(reader: Reader, index: number): string {
  const folder = join(cacheFolder, 'fuzz');
  const path = join(folder, `${reader.name.replace(/[^\w.-]+/g, '-')}-${seed}-${index}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, inputOf(reader, seed ?? 0, index));
  return path;
}

function header(): string[] {
  return ['reader', 'inputs', 'taken', 'refused', 'failed', 'slowest ms', 'peak MB'];
}

function row([{ name }, tally]: [Reader, Tally]): string[] {
  const { inputs, taken, refused, failed, slowest, megabytes } = tally;
  return [name, ...[inputs, taken, refused, failed, Math.round(slowest), megabytes].map(String)];
}
