/**
 * `npm run bench`: measures the packed and installed command against others and prints a table;
 * `--write` puts it into the README, `--runs=30` changes the number of runs. Missed limits are
 * shown, and do not fail: a busy machine is no defect.
 */
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { measureFlakes } from './bench/flakes.ts';
import { flakesTable } from './bench/flakes-table.ts';
import { install, pack } from './bench/installed.ts';
import { measure } from './bench/measure.ts';
import { measureNative } from './bench/native.ts';
import { nativeTable } from './bench/native-table.ts';
import { makeRows } from './bench/rows.ts';
import { measureGrowth, measureRust } from './bench/rust.ts';
import { rustTables } from './bench/rust-table.ts';
import { makeSubjects } from './bench/subjects.ts';
import { conditions, insertTable, markdownTable } from './bench/table.ts';
import { measureTorch } from './bench/torch.ts';
import { torchTable } from './bench/torch-table.ts';
import { repository } from './host/cache.ts';
import { nixSetup } from './host/nix-setup.ts';
import { runOrThrow } from './host/run.ts';

const viteVersion = '9.3.0';
const fewestRuns = 10;

const { values } = parseArgs({
  options: { write: { type: 'boolean' }, runs: { type: 'string', default: '20' } },
});
const rounds = Number(values.runs);
if (!Number.isInteger(rounds) || rounds < fewestRuns)
  throw new Error(`--runs takes a number, at least ${fewestRuns}.`);

const folder = await realpath(await mkdtemp(join(tmpdir(), 'bench-')));
try {
  await runOrThrow('npx', ['nx', 'run', 'create-nix-project:build'], { cwd: repository });
  const ours = await install(join(folder, 'ours'), 'create-nix-project', await pack(folder));
  const vite = await install(join(folder, 'vite'), 'create-vite', `create-vite@${viteVersion}`);
  const measured = await measure(await makeSubjects(folder, ours, vite), rounds);
  const { nix } = await nixSetup();
  const table = `${markdownTable(makeRows({ measured, ours, vite }))}

${conditions({ rounds, vite: vite.version, nix: nix.version })}`;
  process.stdout.write(`${table}\n\n`);
  const rust = rustTables(await measureRust(), await measureGrowth(folder, ours.program));
  process.stdout.write(`${rust}\n\n`);
  const torch = torchTable(await measureTorch(folder, rounds));
  process.stdout.write(`${torch}\n\n`);
  const native = nativeTable(await measureNative(folder, rounds));
  process.stdout.write(`${native}\n\n`);
  const flakes = flakesTable(await measureFlakes(join(folder, 'flakes'), rounds));
  process.stdout.write(`${flakes}\n`);
  if (values.write === true) {
    const readme = join(repository, 'README.md');
    const text = insertTable(await readFile(readme, 'utf8'), table);
    const withRust = insertTable(text, rust, 'bench-rust');
    const withTorch = insertTable(withRust, torch, 'bench-torch');
    const withNative = insertTable(withTorch, native, 'bench-native');
    await writeFile(readme, insertTable(withNative, flakes, 'bench-flakes'));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
