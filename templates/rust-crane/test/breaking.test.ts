import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFlake } from '../../../tools/host/check-flake.ts';
import { expectFailing } from '../../../tools/test/flake-outcome.ts';
import { copyStarter, type StarterCopy } from '../../../tools/test/starter.ts';

let copy: StarterCopy;
beforeEach(async () => {
  copy = await copyStarter('rust-crane');
});
afterEach(() => copy.remove());

const core = 'crates/rust-crane-starter-core/src/lib.rs';
const program = 'crates/rust-crane-starter/src/main.rs';
const greeting = '    format!("Hello, {name}!")\n';

/** Rust 1.88 is the first that takes such a condition. */
const tooNew = `    if let Some(first) = name.chars().next()
        && first == '!'
    {
        return String::new();
    }
${greeting}`;

const breakages: [check: string, what: string, file: string, from: string, to: string][] = [
  ['clippy', 'a needless return', core, greeting, '    return format!("Hello, {name}!");\n'],
  ['fmt', 'an unformatted Rust file', core, greeting, '    format!( "Hello, {name}!" )\n'],
  ['fmt', 'an unformatted Nix file', 'nix/programs.nix', '[', '[ '],
  ['nextest', 'a failing test', core, '{\\"characters\\":3}', '{\\"characters\\":4}'],
  ['doctest', 'a failing example', core, '"Hello, Nix!"', '"Bye, Nix!"'],
  ['doc', 'a broken link', core, 'for somebody.', 'for [nobody].'],
  ['msrv', 'an expression that is too new', core, greeting, tooNew],
  [
    'features',
    'a test that fails without the default features',
    program,
    'assert_eq!(lines, 1 + usize::from(with_receipt));',
    'assert_eq!(lines, 2, "{with_receipt}");',
  ],
  ['deny', 'a licence that is not allowed', 'deny.toml', '"MIT", ', ''],
  [
    'receipts',
    'receipts with a wrong count',
    'nix/receipts/receipts.py',
    '"total": len(names),',
    '"total": len(names) + 1,',
  ],
];

test.each(breakages)('%s alone fails on %s', async (check, _, file, from, to) => {
  await copy.replace(file, from, to);
  await expectFailing(copy.folder, [check]);
});

test('junit.xml of a failing run is there, with the failure in it', async () => {
  await copy.replace(core, '{\\"characters\\":3}', '{\\"characters\\":4}');
  const args = ['build', '--no-link', '--print-out-paths', '.#nextest-report'];
  const { code, stdout, stderr } = await copy.nix(...args);
  expect(code, stderr).toBe(0);
  const report = stdout.trim().split('\n').at(-1) ?? '';
  expect(await readFile(join(report, 'junit.xml'), 'utf8')).toMatch(/failures="1"/);
  expect((await readFile(join(report, 'exit-code'), 'utf8')).trim()).toBe('100');
});

const impossible: [what: string, file: string, from: string, to: string, message: string][] = [
  ['no rust-version', 'Cargo.toml', 'rust-version = "1.85"', '', 'has no `rust-version`'],
  ['a rust-version that is too new', 'Cargo.toml', '"1.85"', '"1.999"', 'the toolchain is older'],
  ['a README that says otherwise', 'README.md', 'Rust 1.85', 'Rust 1.80', 'Let them agree'],
];

test.each(impossible)('one sentence about %s', async (_, file, from, to, message) => {
  await copy.replace(file, from, to);
  const result = await checkFlake({ folder: copy.folder });
  expect([result.status, result.log?.includes(message)], result.log).toEqual(['failed', true]);
});

test('no test is a failure, not a pass', async () => {
  for (const file of [core, program]) {
    const text = await readFile(join(copy.folder, file), 'utf8');
    await copy.replace(file, text.slice(text.indexOf('\n#[cfg(test)]')), '');
  }
  const result = await checkFlake({ folder: copy.folder });
  expect(result.status).toBe('failed');
  expect(result.failed).toContain('nextest');
});
