import { expect, it } from 'vitest';
import { isNixAttribute, nixLiteral, nixName, nixString, nixWithPackages } from './nix.ts';

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

it.each([
  ['1', '"1"'],
  ['${pkgs.rocksdb}/lib', '"${pkgs.rocksdb}/lib"'],
  ['a$${pkgs.llvmPackages_18.llvm.dev}', '"a\\$${pkgs.llvmPackages_18.llvm.dev}"'],
  ['${pkgs.a b} ${x}', '"\\${pkgs.a b} \\${x}"'],
  ['"${pkgs.a}"', '"\\"${pkgs.a}\\""'],
])('with packages, %j is %s', (text, expected) => {
  expect(nixWithPackages(text)).toBe(expected);
});

it.each([
  ['gst_all_1.gstreamer', true],
  ['with', false],
  ['a..b', false],
  ['a b', false],
])('%j is an attribute: %s', (text, expected) => {
  expect(isNixAttribute(text)).toBe(expected);
});
