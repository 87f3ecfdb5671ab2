import { expect, it } from 'vitest';
import { nixLiteral, nixName, nixString } from './nix.ts';

// test/literals-nix.test.ts has Nix read the literals back.
it.each([
  ['plain', '"plain"'],
  ['a "b" \\ \n\r\t', '"a \\"b\\" \\\\ \\n\\r\\t"'],
  ['$a ${b} $', '"$a \\${b} $"'],
  ['$${a}', '"\\$\\${a}"'],
  ["''${a}''", "\"''\\${a}''\""],
])('writes %j as %s', (text, literal) => {
  expect(nixString(text)).toBe(literal);
});

it.each([
  [true, 'true'],
  [[], '[ ]'],
  [['a', '${'], '[ "a" "\\${" ]'],
])('writes %j as nixfmt does: %s', (value, literal) => {
  expect(nixLiteral(value)).toBe(literal);
});

it('refuses what a Nix string cannot hold', () => {
  expect(() => nixString('a\0')).toThrow('NUL');
});

it.each([
  ['my-app', 'my-app'],
  ['with', '"with"'],
  ['7zip', '"7zip"'],
  ['a.b', '"a.b"'],
  ['${x}', '"\\${x}"'],
])('the attribute name %j is %j', (name, expected) => {
  expect(nixName(name)).toBe(expected);
});
