import { expect, test } from 'vitest';
import { findMoved } from './moved-files.ts';

const shell = '{ pkgs }:\npkgs.mkShell {\n  packages = [ pkgs.uv ];\n  name = "dev";\n}\n';
const missing = new Map([['nix/shell.nix', shell]]);

const found = (candidates: Record<string, string>) =>
  Object.fromEntries(findMoved(missing, new Map(Object.entries(candidates))));

test('a file with most of the lines is the one', () => {
  const edited = shell.replace('pkgs.uv', 'pkgs.uv pkgs.jq');
  expect(found({ 'dev/shell.nix': edited, 'nix/other.nix': '{ }\n' })).toEqual({
    'nix/shell.nix': 'dev/shell.nix',
  });
});

test('of two, the one that has more', () => {
  const edited = shell.replace('pkgs.uv', 'pkgs.uv pkgs.jq');
  expect(found({ 'a.nix': edited, 'b.nix': shell })).toEqual({ 'nix/shell.nix': 'b.nix' });
});

test.each([
  ['of another kind', { 'shell.sh': shell }],
  ['that is too different', { 'shell.nix': '{ pkgs }:\npkgs.hello.override {\n  a = 1;\n}\n' }],
  ['that is many times longer', { 'shell.nix': shell + 'x\n'.repeat(20) }],
])('a file %s is not', (_, candidates) => {
  expect(found(candidates as unknown as Record<string, string>)).toEqual({});
});

test('short files are compared as a whole', () => {
  const short = new Map([['a.nix', '{ }\n']]);
  expect(findMoved(short, new Map([['b.nix', '{ }\n']])).get('a.nix')).toBe('b.nix');
  expect(findMoved(short, new Map([['b.nix', '{ }\n\n']])).size).toBe(0);
  expect(findMoved(new Map([['a.nix', '']]), new Map([['b.nix', '']])).size).toBe(0);
});
