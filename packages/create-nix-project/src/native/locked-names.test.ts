import fc from 'fast-check';
import { parse, stringify } from 'smol-toml';
import { expect, it } from 'vitest';
import { doesNotHang } from '../../test/does-not-hang.ts';
import { normalName } from '../python/name.ts';
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
    { name: 'my-app', line: 5, hasLinuxWheel: false },
    { name: 'numpy', line: 16, hasLinuxWheel: false },
  ]);
});

it('reads a poetry.lock with Windows line ends, and a pylock.toml', () => {
  const poetry = '# made by Poetry\r\n\r\n[[package]]\r\nname = "lxml"\r\nversion = "5"\r\n';
  expect(lockedNames(poetry)).toMatchObject([{ name: 'lxml', line: 4 }]);
  expect(lockedNames('[[packages]]\nname = "lxml"\n')).toMatchObject([{ name: 'lxml', line: 2 }]);
});

it.each([
  ['uv.lock', '    { url = "https://a.b/c/FILE", hash = "sha256:0" },'],
  ['poetry.lock', '    {file = "FILE", hash = "sha256:0"},'],
  ['pylock.toml', '[[packages.wheels]]\nname = "FILE"'],
])('knows wheels for Linux in a %s', (_, entry) => {
  const has = (file: string) =>
    lockedNames(
      `[[packages]]\nname = "a"\n\n[[packages]]\nname = "linux-b"\n\n[packages.metadata]\n${entry.replace('FILE', file)}\n`,
    ).map(({ hasLinuxWheel }) => hasLinuxWheel);
  expect(has('linux_b-1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl')).toEqual([
    false,
    true,
  ]);
  expect(has('linux_b-1-cp312-cp312-musllinux_1_2_aarch64.whl')).toEqual([false, true]);
  expect(has('linux_b-1-cp312-cp312-linux_x86_64.whl')).toEqual([false, true]);
  expect(has('linux_b-1-py3-none-any.whl')).toEqual([false, false]);
  expect(has('linux_b-1-cp312-cp312-win_amd64.whl')).toEqual([false, false]);
  expect(has('linux_b-1.tar.gz')).toEqual([false, false]);
});

it('counts the files of old Poetry locks, which stand at their end, for no package', () => {
  const text =
    '[[package]]\nname = "a"\n\n[metadata.files]\nb = [\n    {file = "b-1-cp39-cp39-manylinux1_x86_64.whl"},\n]\n';
  expect(lockedNames(text)).toEqual([{ name: 'a', line: 2, hasLinuxWheel: false }]);
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
  expect(lockedNames(text)).toMatchObject([{ name: 'a', line: 2 }]);
});

it('reads a line of ten million characters', () => {
  const lock = `[[package]]\nname = "a"\n${'linux'.repeat(2_000_000)}\n`;
  expect(doesNotHang(() => lockedNames(lock))).toHaveLength(1);
});
