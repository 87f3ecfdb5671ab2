import { expect, test } from 'vitest';
import { mergeFlakeLock } from './merge-flake-lock.ts';

const node = (rev: string, address = 'main', inputs: Record<string, unknown> = {}) => ({
  ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
  locked: { rev },
  original: { ref: address },
});

function lock(nodes: Record<string, unknown>, inputs = Object.keys(nodes)): string {
  const root = { inputs: Object.fromEntries(inputs.map((name) => [name, name])) };
  return `${JSON.stringify({ nodes: { ...nodes, root }, root: 'root', version: 7 }, null, 2)}\n`;
}

const merge = (base: string, ours: string, theirs: string) => {
  const text = mergeFlakeLock(base, ours, theirs);
  return text === undefined ? undefined : JSON.parse(text).nodes;
};

test('pins of the user are kept when the templates only have newer ones', () => {
  const nodes = merge(
    lock({ nixpkgs: node('old') }),
    lock({ nixpkgs: node('mine') }),
    lock({ nixpkgs: node('theirs') }),
  );
  expect(nodes.nixpkgs.locked.rev).toBe('mine');
});

test('another address gets the pin of the templates', () => {
  const nodes = merge(
    lock({ nixpkgs: node('old', 'nixos-26.05') }),
    lock({ nixpkgs: node('mine', 'nixos-26.05') }),
    lock({ nixpkgs: node('theirs', 'nixos-26.11') }),
  );
  expect(nodes.nixpkgs).toEqual(node('theirs', 'nixos-26.11'));
});

test.each([
  ['changed, and the templates did too', node('old', 'nixos-26.05')],
  ['named first', undefined],
])('an address that the user %s keeps its pin', (_, before) => {
  const mine = lock({ nixpkgs: node('1'), own: node('mine', 'unstable') });
  const theirs = lock({ nixpkgs: node('1'), own: node('theirs', 'nixos-26.11') });
  const base = lock({ nixpkgs: node('1'), ...(before === undefined ? {} : { own: before }) });
  expect(merge(base, mine, theirs).own).toEqual(node('mine', 'unstable'));
});

test('inputs come and go, those of the user stay', () => {
  const nodes = merge(
    lock({ nixpkgs: node('1'), crane: node('1') }),
    lock({ nixpkgs: node('2'), crane: node('2'), own: node('1') }),
    lock({ nixpkgs: node('3'), overlay: node('1') }),
  );
  expect(Object.keys(nodes)).toEqual(['nixpkgs', 'overlay', 'own', 'root']);
  expect(Object.keys(nodes.root.inputs)).toEqual(['nixpkgs', 'overlay', 'own']);
});

test('an input that the user took out stays out', () => {
  const before = lock({ nixpkgs: node('1'), crane: node('1') });
  expect(Object.keys(merge(before, lock({ nixpkgs: node('2') }), before))).toEqual([
    'nixpkgs',
    'root',
  ]);
});

test('what an input of the user refers to is kept, also when the templates dropped it', () => {
  const own = node('1', 'main', { systems: 'systems', nixpkgs: ['nixpkgs'] });
  const nodes = merge(
    lock({ nixpkgs: node('1'), systems: node('1') }),
    lock({ nixpkgs: node('1'), systems: node('1'), own }),
    lock({ nixpkgs: node('1') }),
  );
  expect(Object.keys(nodes)).toEqual(['nixpkgs', 'own', 'root', 'systems']);
  expect(Object.keys(nodes.root.inputs)).toEqual(['nixpkgs', 'own']);
});

test.each([
  '',
  '[]',
  '{"nodes": {"a": 1}, "root": "root"}',
  '{"nodes": {}, "root": 1}',
  lock({ own: node('1', 'main', { gone: 'gone' }) }),
])('%s is no lock that could be merged', (text) => {
  const good = lock({ nixpkgs: node('1') });
  expect(merge(good, text, good)).toBeUndefined();
});
