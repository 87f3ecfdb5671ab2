import { expect, test } from 'vitest';
import { isSafeToMount, sandboxPaths } from './sandbox-paths.ts';

test.each([
  '/',
  '/etc',
  '/etc/ssl',
  '/etc/ssl/certs',
  '/nix',
  '/nix/store',
  '/dev',
  '/proc',
])('what Nix mounts by itself is below %s, which stays out', (folder) => {
  expect(isSafeToMount(folder)).toBe(false);
});

test('folders of programs are safe', () => {
  for (const folder of ['/usr', '/bin', '/etc/alternatives', '/home/me/.pyenv/versions/3.12.1'])
    expect(isSafeToMount(folder)).toBe(true);
});

test('each folder is listed once, without those below it, and only if it is there', async () => {
  const shell = { version: '1', mainProgram: 'sh', programs: { sh: '/bin/sh' } };
  const python = {
    version: '3.12.1',
    prefix: '/no/such/python',
    executable: '/no/such/python/bin/python3.12',
    stdlib: '/no/such/python/lib',
    include: '/no/such/python/include',
  };
  const paths = await sandboxPaths([shell, shell], [python], []);
  expect(paths).toContain('/usr');
  expect(paths.filter((path) => path.startsWith('/usr/'))).toEqual([]);
  expect(paths.filter((path) => path.startsWith('/no'))).toEqual([]);
  expect(new Set(paths).size).toBe(paths.length);
});
