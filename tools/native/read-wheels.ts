/**
 * `npx tsx tools/native/read-wheels.ts [PACKAGE…]`: downloads the newest wheel of each package of
 * packages.txt, reads what its shared objects need, and writes it into the table of the command.
 * With names, only their rows are read anew. What is downloaded is removed again.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import {
  attributeOf,
  isDriverLibrary,
} from '../../packages/create-nix-project/src/native/data/sonames.ts';
import { wheelRows } from '../../packages/create-nix-project/src/native/data/wheels.ts';
import { unmetNeeds } from '../../packages/create-nix-project/src/native/unmet.ts';
import { readWheel } from '../../packages/create-nix-project/src/native/wheel/wheel.ts';
import { repository } from '../host/cache.ts';
import { run, runOrThrow } from '../host/run.ts';

type Row = readonly [wheel: string, ...sonames: string[]];

const python = '3.12';
const table = join(repository, 'packages/create-nix-project/src/native/data/wheels.ts');

const listed = (await readFile(join(import.meta.dirname, 'packages.txt'), 'utf8'))
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const wanted = process.argv.slice(2);
const rows: Record<string, Row> = { ...wheelRows };
for (const name of wanted.length > 0 ? wanted : listed) {
  const row = await readNewest(name);
  if (row === null) delete rows[name];
  else rows[name] = row;
  await writeTable();
}
await runOrThrow('npx', ['biome', 'check', '--write', table], { cwd: repository });

/** The row of a package, null when there is no wheel of it for Linux alone. */
async function readNewest(name: string): Promise<Row | null> {
  const folder = await mkdtemp(join(tmpdir(), 'wheel-'));
  try {
    const { code, stderr } = await download(name, folder);
    const [wheel] = await readdir(folder);
    if (code !== 0 || wheel === undefined) {
      process.stdout.write(`${name}: no wheel (${stderr.trim().split('\n').at(-1)})\n`);
      return null;
    }
    const { objects, problems } = readWheel(join(folder, wheel));
    const sonames = [...new Set(unmetNeeds(objects).map(({ soname }) => soname))].sort();
    const known = sonames.filter(
      (soname) => attributeOf(soname) !== undefined || isDriverLibrary(soname),
    );
    const others = sonames.filter((soname) => !known.includes(soname));
    process.stdout.write(`${wheel}: ${objects.length} objects: ${known.join(' ')}\n`);
    for (const soname of others) process.stdout.write(`  not in the table: ${soname}\n`);
    for (const { path, reason } of problems) process.stdout.write(`  ${path}: ${reason}\n`);
    // Without shared objects it has programs, as ruff: what is known of them is that they need none.
    return objects.length === 0 && wheel.endsWith('-any.whl') ? null : [wheel, ...known];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** By pip, which knows which index this machine uses. */
function download(name: string, folder: string) {
  const glibc = Array.from({ length: 42 }, (_, minor) => `manylinux_2_${minor}_x86_64`).slice(5);
  const platforms = [
    ...glibc.reverse(),
    'manylinux2014_x86_64',
    'manylinux2010_x86_64',
    'manylinux1_x86_64',
  ];
  const options = [
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--no-cache-dir',
    '--dest',
    folder,
  ];
  const target = ['--implementation', 'cp', '--python-version', python];
  const abis = [`cp${python.replace('.', '')}`, 'abi3', 'none'].flatMap((abi) => ['--abi', abi]);
  const machines = platforms.flatMap((platform) => ['--platform', platform]);
  return run('python3', [
    '-m',
    'pip',
    'download',
    ...options,
    ...target,
    ...abis,
    ...machines,
    name,
  ]);
}

async function writeTable(): Promise<void> {
  const lines = Object.entries(rows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, row]) => `  ${JSON.stringify(name)}: ${JSON.stringify(row)},`);
  await writeFile(
    table,
    `// Made by tools/native/read-wheels.ts from the wheels that it names.

/**
 * What the newest wheels of packages need and do not have, beyond the C library: name of the package →
 * file name of the wheel that was read, and the libraries.
 */
export const wheelRows: Readonly<Record<string, readonly [wheel: string, ...sonames: string[]]>> = {
${lines.join('\n')}
};
`,
  );
}
