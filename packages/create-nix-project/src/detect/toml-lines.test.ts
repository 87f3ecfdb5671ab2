import { expect, test } from 'vitest';
import { tomlLines } from './toml-lines.ts';

test.each([
  ['a commented-out array', '# a = [\n#  "b",\n# ]\n[t]\nkey = 1\n'],
  ['a header with a comment', '\n\n# x\n[t] # a = [\nkey = 1\n'],
  ['brackets in a quoted key', '\n\n[t]\n"a=[" = 1\nkey = 1\n'],
  ['a header in a multi-line string', '[t]\ntext = """\n[u]\nkey = 2"""\nkey = 1\n'],
  ['quotes in a string before a multi-line one', "[t]\na = [\"'''\", '''\n]\n''']\nkey = 1\n"],
  ['CRLF', '\r\n\r\n\r\n[t]\r\nkey = 1\r\n'],
])('finds a key after %s', (_, text) => {
  expect(tomlLines(text).get('["t","key"]')).toBe(5);
});
