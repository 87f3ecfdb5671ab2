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

type Replacement = [file: string, from: string, to: string];

/** What breaks one check each; two at a time, as each check of a flake takes a while. */
const breakages: [checks: string[], what: string, ...replacements: Replacement[]][] = [
  [
    ['clippy', 'fmt'],
    'a needless return, and an unformatted Rust file',
    [core, greeting, '    return format!( "Hello, {name}!" );\n'],
  ],
  [
    ['doctest', 'nextest'],
    'a failing example, and a failing test',
    [core, '"Hello, Nix!"', '"Bye, Nix!"'],
    [core, '{\\"characters\\":3}', '{\\"characters\\":4}'],
  ],
  [
    ['doc', 'receipts'],
    'a broken link, and receipts with a wrong count',
    [core, 'Greets somebody.', 'Greets [nobody].'],
    ['nix/receipts.py', '"total": len(names),', '"total": len(names) + 1,'],
  ],
  [
    ['deny', 'msrv'],
    'a licence that is not allowed, and an expression that is too new',
    ['deny.toml', '"MIT", ', ''],
    [core, greeting, tooNew],
  ],
  [
    ['features', 'fmt'],
    'a test that fails without the default features, and an unformatted Nix file',
    [
      program,
      'assert_eq!(lines, 1 + usize::from(with_receipt));',
      'assert_eq!(lines, 2, "{with_receipt}");',
    ],
    ['nix/programs.nix', '[', '[ '],
  ],
];

test.each(breakages)('%s alone fail on %s', async (checks, _, ...replacements) => {
  for (const replacement of replacements) await copy.replace(...replacement);
  await expectFailing(copy.folder, checks);
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
