/** `child.ts READER SEED FROM TO`: tries inputs, a line of JSON each, for `run.ts`. */
import process from 'node:process';
import { readers } from './readers/index.ts';
import { tryInput } from './try-input.ts';

const [name, seed, from, to] = process.argv.slice(2);
const reader = readers.find((candidate) => candidate.name === name);
if (reader === undefined) throw new Error(`There is no reader ${name}.`);
for (let index = Number(from); index < Number(to); index += 1) {
  const trial = await tryInput(reader, Number(seed), index);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const line = `${JSON.stringify({ ...trial, megabytes })}\n`;
  // Who waits has to know which input it was, should the next one not end.
  await new Promise((resolve) => process.stdout.write(line, resolve));
}
