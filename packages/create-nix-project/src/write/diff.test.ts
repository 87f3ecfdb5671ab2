import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { unifiedDiff } from './diff.ts';
import type { WriteFile } from './write-file.ts';

test('a file that does not change is not in it', () => {
  const file = { path: 'a', content: 'x', before: 'x', executable: false };
  expect(unifiedDiff([{ ...file, state: 'unchanged' }])).toBe('');
});

const text = fc
  .array(fc.oneof(fc.constantFrom('a', 'b', '', '\r', '-- x', '+++ y'), fc.string()))
  .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`))
  // git takes a file with a NUL character for a binary one; no text file has them.
  .map((value) => value.replaceAll('\0', ''));
const file = fc.record({
  content: text,
  before: fc.option(text, { nil: undefined }),
  executable: fc.boolean(),
});

test('git apply makes exactly the wanted files of it', () => {
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 8 }), (given) => {
      const files = given.map(({ before, ...rest }, index): WriteFile => {
        const state = before === rest.content ? 'unchanged' : 'created';
        const path = `folder ${index}/file ${index}`;
        return { path, state, ...rest, ...(before === undefined ? {} : { before }) };
      });
      const there = files.filter((entry) => entry.before !== undefined);
      const folder = testFolder(Object.fromEntries(there.map((f) => [f.path, f.before ?? ''])));
      const input = unifiedDiff(files);
      if (input !== '')
        execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input });
      expect(readdirSync(folder)).toHaveLength(files.length);
      for (const { path, content, before, executable } of files) {
        expect(readFileSync(join(folder, path), 'utf8')).toBe(content);
        const isExecutable = (statSync(join(folder, path)).mode & 0o100) !== 0;
        if (before === undefined) expect(isExecutable).toBe(executable);
      }
    }),
    { numRuns: 60 },
  );
});

function change(path: string, content: string, before?: string): WriteFile {
  const file = { path, content, executable: false };
  return before === undefined
    ? { ...file, state: 'created' }
    : { ...file, before, state: 'extended' };
}

// The cases that random texts seldom hit.
const cases: [name: string, ...WriteFile[]][] = [
  ['an empty new file', change('a', '')],
  ['a file that was empty', change('a', 'x\n', '')],
  ['a file that becomes empty', change('a', '', 'x\n')],
  ['no newline at the end, before', change('a', 'x\ny\n', 'x')],
  ['no newline at the end, after', change('a', 'x', 'x\n')],
  ['CRLF', change('a', 'x\r\ny\r\n', 'x\r\n')],
  ['an executable file', { ...change('run', '#!/bin/sh\n'), executable: true }],
  ['an empty executable file', { ...change('run', ''), executable: true }],
  ['names of all kinds', change("ü '[x]* $y/ä ö.txt", 'x\n'), change('a b', 'y\n', 'x\n')],
];
test.each(cases)('git apply takes it: %s', (_, ...files) => {
  const there = files.filter(({ before }) => before !== undefined);
  const folder = testFolder(Object.fromEntries(there.map((f) => [f.path, f.before ?? ''])));
  const apply = ['apply', '--whitespace=nowarn'];
  const options = { cwd: folder, input: unifiedDiff(files) };
  execFileSync('git', [...apply, '--check'], options);
  execFileSync('git', apply, options);
  for (const { path, content, executable } of files) {
    expect(readFileSync(join(folder, path), 'utf8')).toBe(content);
    expect((statSync(join(folder, path)).mode & 0o100) !== 0).toBe(executable);
  }
});
