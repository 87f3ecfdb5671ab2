import { expect, test } from 'vitest';
import { CliError } from '../../packages/create-nix-project/src/errors.ts';
import { propertySeed } from '../vitest/property-seed.ts';
import { promise, promisePrintable, type Reader, textOf } from './reader.ts';
import { readers } from './readers/index.ts';
import { run } from './run.ts';
import { Tally } from './tally.ts';
import { inputOf, tryInput } from './try-input.ts';

/** `npm run fuzz` gives each reader 100,000 inputs. */
const runs = 400;

test.each(
  readers,
)(`$name takes what was changed, cut and nested, or refuses it, FC_SEED=${propertySeed}`, async (reader) => {
  const verdicts = new Set<string>();
  for (let index = 0; index < runs; index += 1)
    verdicts.add((await tryInput(reader, propertySeed, index)).verdict);
  expect([...verdicts].filter((verdict) => verdict !== 'refused')).toEqual(['taken']);
});

test.each(readers)('$name takes some of what it begins with', async ({ read, seeds }) => {
  const reads = seeds.map(async (seed) => read(seed));
  const results = await Promise.allSettled(reads);
  expect(results.some((result) => result.status === 'fulfilled' && result.value)).toBe(true);
});

const echo = (read: Reader['read']): Reader => ({
  name: 'echo',
  seeds: [Buffer.from('name = "x"\n')],
  read,
});

test('the same seed gives the same inputs, another one others', () => {
  const inputs = (seed: number) =>
    Array.from({ length: 50 }, (_, index) => textOf(inputOf(echo(Boolean), seed, index)));
  expect(inputs(7)).toEqual(inputs(7));
  expect(inputs(7)).not.toEqual(inputs(8));
  expect(new Set(inputs(7)).size).toBeGreaterThan(40);
});

test.each<[string, Reader['read']]>([
  ['taken', () => true],
  ['refused', async () => false],
  [
    'refused',
    () => {
      throw new CliError('It is broken.', { code: 'broken-file', exitCode: 1 });
    },
  ],
  [
    'no name: "x" (elsewhere)',
    () => {
      promise(false, 'no name', 'x');
      return true;
    },
  ],
  [
    'a terminal does not print it: "a\\u001b[2J" (elsewhere)',
    () => {
      promisePrintable('a\u001b[2J');
      return true;
    },
  ],
])('the verdict %s', async (verdict, read) => {
  expect((await tryInput(echo(read), 1, 0)).verdict).toBe(verdict);
});

test('a tally has one input for each defect', () => {
  const tally = new Tally();
  const add = (index: number, verdict: string, milliseconds = 1) =>
    tally.add({ index, verdict, milliseconds, megabytes: 100 + index });
  add(0, 'taken');
  add(1, 'refused', 30);
  add(2, 'x 1 is wrong (packages/a.ts:1)');
  add(3, 'x 2 is wrong (packages/a.ts:1)');
  add(4, 'taken', 2001);
  const { inputs, taken, refused, failed, slowest, megabytes, failures } = tally;
  expect([inputs, taken, refused, failed, slowest, megabytes]).toEqual([5, 1, 1, 3, 2001, 104]);
  expect(failures.map(({ index }) => index)).toEqual([2, 4]);
});

test('a process of its own gives a verdict for each input', async () => {
  const tally = new Tally();
  await run('RECORD', 1, 20, (trial) => tally.add(trial));
  expect([tally.inputs, tally.failed, tally.taken > 0, tally.megabytes > 0]).toEqual([
    20,
    0,
    true,
    true,
  ]);
});

test('a reader that is not there is an error', async () => {
  await expect(run('nobody', 1, 2, () => {})).rejects.toThrow('The reader nobody does not start.');
});
