import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPython } from '../../../tools/host/python.ts';
import { run, runOrThrow } from '../../../tools/host/run.ts';

const program = join(import.meta.dirname, '../files/nix/receipts.py');

const junit = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nextest-run" tests="2" failures="1">
  <testsuite name="app"><testcase name="passes" classname="app"/></testsuite>
  <testsuite name="lib"><testcase name="fails" classname="lib"><failure/></testcase></testsuite>
</testsuites>
`;

const sources = {
  'source/Cargo.lock': 'version = 4\n',
  'source/src/main.rs': 'fn main() {}\n',
  'hashes.json': '{"cargoLock":"sha256:a","toolchain":{"version":"1.97.1","hash":"sha256:b"}}',
  'report/junit.xml': junit,
  'report/version': 'cargo-nextest 0.9.140 (abc 2026-01-01)\n',
  'report/arguments': '--locked --workspace\n',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receipts-'));
  for (const [path, text] of Object.entries(sources)) await put(path, text);
  await put('receipts/nextest.json', await receipts('make', 'nextest', 'report'));
  await put('receipts/index.json', await receipts('index', 'receipts'));
});
afterEach(() => rm(folder, { recursive: true }));

const python = await findPython('3.13');
const command = (args: readonly string[]) => [program, 'source', 'hashes.json', ...args];
const receipts = (...args: string[]) => runOrThrow(python, command(args), { cwd: folder });
const verify = () => run(python, command(['verify', 'receipts']), { cwd: folder });

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

interface Receipt {
  schemaVersion: string;
  tests: { total?: number; names: string[]; failed: string[] };
  subject: { source: string };
  [field: string]: unknown;
}

/** Changes the receipt, and its hash in the index, as somebody would who forges it. */
async function forge(change: (receipt: Receipt) => void): Promise<void> {
  const receipt: Receipt = JSON.parse(
    await readFile(join(folder, 'receipts/nextest.json'), 'utf8'),
  );
  change(receipt);
  await put('receipts/nextest.json', JSON.stringify(receipt));
  await put('receipts/index.json', await receipts('index', 'receipts'));
}

test('a receipt says what ran, the results, and on which sources', async () => {
  const list = ['Cargo.lock', 'src/main.rs'].map((path) => {
    const text = sources[`source/${path}` as keyof typeof sources];
    return `${createHash('sha256').update(text).digest('hex')}  ./${path}\n`;
  });
  expect(JSON.parse(await readFile(join(folder, 'receipts/nextest.json'), 'utf8'))).toEqual({
    schemaVersion: '1.0.0',
    check: 'nextest',
    tool: {
      name: 'cargo-nextest',
      version: '0.9.140',
      arguments: ['--locked', '--workspace'],
    },
    tests: { total: 2, failed: ['lib::fails'], names: ['app::passes', 'lib::fails'] },
    subject: {
      source: `sha256:${createHash('sha256').update(list.join('')).digest('hex')}`,
      cargoLock: 'sha256:a',
      toolchain: { version: '1.97.1', hash: 'sha256:b' },
    },
  });
  expect(await verify()).toMatchObject({ code: 0, stdout: 'All receipts are valid.\n' });
});

const forgeries: [what: string, change: (receipt: Receipt) => void, message: string][] = [
  ['another version', (it) => Object.assign(it, { schemaVersion: '2.0.0' }), 'of version 1.0.0'],
  ['no count', (it) => delete it.tests.total, 'the fields of a receipt'],
  ['an unknown field', (it) => Object.assign(it, { unknown: true }), 'the fields of a receipt'],
  ['a wrong count', (it) => Object.assign(it.tests, { total: 3 }), 'counts 3 tests'],
  [
    'no tests',
    (it) => Object.assign(it.tests, { total: 0, names: [], failed: [] }),
    'names no test',
  ],
  ['a failure of no test', (it) => it.tests.failed.push('x'), 'it does not name'],
  [
    'other sources',
    (it) => Object.assign(it.subject, { source: `sha256:${'0'.repeat(64)}` }),
    'other sources',
  ],
];

test.each(forgeries)('a receipt with %s is refused', async (_, change, message) => {
  await forge(change);
  const { code, stdout } = await verify();
  expect([code, stdout]).toEqual([1, expect.stringContaining(message)]);
});

test('a receipt that is not as the index has it is refused, as one that the index lacks', async () => {
  await put('receipts/nextest.json', `${await receipts('make', 'other', 'report')}`);
  expect(await verify()).toMatchObject({ code: 1, stdout: expect.stringContaining('its hash') });
  await put('receipts/more.json', '{}');
  expect(await verify()).toMatchObject({ code: 1, stdout: expect.stringContaining('exactly') });
});

test('receipts of before an edit are refused', async () => {
  await put('source/src/main.rs', 'fn main() { }\n');
  expect(await verify()).toMatchObject({ code: 1, stdout: expect.stringContaining('sources') });
});

test('anything but its commands is an error of usage', async () => {
  const { code, stderr } = await run(python, command(['check']), { cwd: folder });
  expect([code, stderr]).toEqual([2, 'Usage: receipts verify FOLDER\n']);
});
