import fc from 'fast-check';
import { stringify } from 'smol-toml';
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

const scalar = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.array(fc.string()));
const keys = fc.oneof(fc.stringMatching(/^[a-z-]{1,8}$/), fc.string({ minLength: 1 }));
const tables = fc.dictionary(keys, fc.dictionary(keys, scalar, { minKeys: 1 }), { minKeys: 1 });

test('finds every key of any document on the line that begins with it', () => {
  fc.assert(
    fc.property(tables, (document) => {
      const text = stringify(document);
      const lines = tomlLines(text);
      for (const [table, entries] of Object.entries(document))
        for (const key of Object.keys(entries)) {
          const line = text.split('\n')[(lines.get(JSON.stringify([table, key])) ?? 0) - 1] ?? '';
          expect(line.startsWith(key) || line.startsWith(JSON.stringify(key))).toBe(true);
        }
    }),
  );
});

test('takes texts of millions of characters, as keys and as values', () => {
  const long = 'x\\n'.repeat(3e6);
  const lines = tomlLines(`a = "${long}"\n"${long}" = 1\nb = 2\n`);
  expect(lines.get('["b"]')).toBe(3);
});

test('takes any number of multi-line texts in one line', () => {
  expect(tomlLines(`a = [${'"""x""", '.repeat(1e5)}]\nb = 2\n`).get('["b"]')).toBe(2);
});
