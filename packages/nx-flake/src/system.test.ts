import { expect, test } from 'vitest';
import { nixSystem } from './system.ts';

test.each([
  ['x64', 'linux', 'x86_64-linux'],
  ['arm64', 'linux', 'aarch64-linux'],
  ['arm64', 'darwin', 'aarch64-darwin'],
  ['riscv64', 'linux', 'riscv64-linux'],
])('%s and %s', (arch, platform, expected) => {
  expect(nixSystem(arch, platform)).toBe(expected);
});
