/**
 * `npm run fuzz`: gives changed, cut, spliced and nested inputs to everything that reads files of
 * others. `--seed N` takes the inputs of an earlier run, `--runs N` another number for each reader,
 * `--reader NAME` some readers alone. Exit code 1 when one throws what is no message for users, takes
 * too long, or breaks a promise about its result; the input is written to .cache/fuzz/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { alignedTable } from './bench/aligned-table.ts';
import type { Reader } from './fuzz/reader.ts';
import { readers } from './fuzz/readers/index.ts';
import { run } from './fuzz/run.ts';
import { Tally } from './fuzz/tally.ts';
import { inputOf } from './fuzz/try-input.ts';
import { cacheFolder } from './host/cache.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    runs: { type: 'string', default: '100000' },
    reader: { type: 'string', multiple: true, default: readers.map(({ name }) => name) },
  },
});
const [seed, runs] = [values.seed, values.runs].map(Number);
if (!Number.isInteger(seed) || !Number.isInteger(runs) || seed === undefined || runs === undefined)
  throw new Error('--seed and --runs take numbers.');
const chosen = readers.filter(({ name }) => values.reader.includes(name));
if (chosen.length === 0)
  throw new Error(`--reader takes one of: ${readers.map(({ name }) => name).join('; ')}.`);

process.stdout.write(`npm run fuzz -- --seed ${seed} --runs ${runs}\n\n`);
const tallies: [Reader, Tally][] = [];
for (const reader of chosen) {
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
process.stdout.write(`${alignedTable([header(), ...tallies.map(row)])}\n`);
process.exitCode = tallies.some(([, { failed }]) => failed > 0) ? 1 : 0;

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
