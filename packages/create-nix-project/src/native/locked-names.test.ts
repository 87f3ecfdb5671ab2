import fc from 'fast-check';
import { parse, stringify } from 'smol-toml';
import { expect, it } from 'vitest';
import { normalName } from '../python-name.ts';
import { lockedNames } from './locked-names.ts';

it('reads a uv.lock: packages, and not their dependencies', () => {
  const text = `version = 1
requires-python = ">=3.12"

[[package]]
name = "My_App"
version = "0.1.0"
source = { editable = "." }
dependencies = [
    { name = "numpy" },
]

[package.metadata]
name = "other"

[[package]]
name = "numpy"
version = "2.0.0"
`;
  expect(lockedNames(text)).toEqual([
    { name: 'my-app', line: 5 },
    { name: 'numpy', line: 16 },
  ]);
});

it('reads a poetry.lock with Windows line ends, and a pylock.toml', () => {
  const poetry = '# made by Poetry\r\n\r\n[[package]]\r\nname = "lxml"\r\nversion = "5"\r\n';
  expect(lockedNames(poetry)).toEqual([{ name: 'lxml', line: 4 }]);
  expect(lockedNames('[[packages]]\nname = "lxml"\n')).toEqual([{ name: 'lxml', line: 2 }]);
});

it('names what a TOML reader names', () => {
  const name = fc.stringMatching(/^[A-Za-z0-9][\w.-]{0,20}$/);
  fc.assert(
    fc.property(fc.uniqueArray(name, { selector: normalName }), (names) => {
      const text = stringify({
        version: 1,
        package: names.map((one) => ({ name: one, version: '1' })),
      });
      expect(lockedNames(text).map((one) => one.name)).toEqual(names.map(normalName));
      expect(parse(text).version).toBe(1);
    }),
  );
});

it('takes any text', () => {
  fc.assert(fc.property(fc.string(), (text) => void expect(() => lockedNames(text)).not.toThrow()));
});

it('reads a million lines', () => {
  const text = '[[package]]\nname = "a"\nversion = "1"\n'.repeat(333_334);
  expect(lockedNames(text)).toEqual([{ name: 'a', line: 2 }]);
});
