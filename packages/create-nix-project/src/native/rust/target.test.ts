import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTargetOfFlakes } from './target.ts';

test.each([
  ['cfg(unix)', true],
  ['cfg(windows)', false],
  ['cfg(target_os = "linux")', true],
  ['cfg(target_os = "macos")', true],
  ['cfg(target_os = "android")', false],
  ['cfg(target_vendor = "apple")', true],
  ['cfg(target_arch = "wasm32")', false],
  ['cfg(not(target_arch = "wasm32"))', true],
  ['cfg(not(windows))', true],
  ['cfg(any(windows, target_os = "redox"))', false],
  ['cfg(any(unix, target_os = "redox"))', true],
  ['cfg(all(unix, not(any(target_os = "linux", target_os = "macos"))))', false],
  ['cfg(all(target_os = "linux", target_os = "macos"))', false],
  ['cfg(target_pointer_width = "32")', false],
  // Nobody knows how the project is compiled.
  ['cfg(tokio_unstable)', true],
  ['cfg(not(tokio_unstable))', true],
  ['cfg(all(windows, tokio_unstable))', false],
  ['cfg(target_feature = "avx2")', true],
  ['x86_64-unknown-linux-gnu', true],
  ['aarch64-apple-darwin', true],
  ['x86_64-pc-windows-msvc', false],
  ['aarch64-linux-android', false],
  ['wasm32-unknown-unknown', false],
  // What cargo would refuse is not this program's business.
  ['cfg(', true],
  ['cfg(all(', true],
])('%s: %s', (target, expected) => {
  expect(isTargetOfFlakes(target)).toBe(expected);
});

test('any text has an answer', () => {
  const pieces = fc.constantFrom('cfg(', 'not(', 'all(', 'any(', ')', ',', 'unix', '=', '"a"', ' ');
  const text = fc.oneof(
    fc.string(),
    fc.array(pieces).map((parts) => `cfg(${parts.join('')})`),
  );
  fc.assert(
    fc.property(text, (target) => {
      expect([true, false]).toContain(isTargetOfFlakes(target));
    }),
  );
  expect(isTargetOfFlakes(`cfg(${'not('.repeat(100_000)}`)).toBe(true);
});
