import process from 'node:process';
import { expect, test } from 'vitest';
import { rollBack, type Undo } from './undo.ts';

function failing(code: string, path: string): () => void {
  return () => {
    throw Object.assign(new Error(code), { code, path });
  };
}

const there = process.execPath;

test('the last thing is taken back first, also when one before it fails', () => {
  const order: string[] = [];
  const undo: Undo = [() => order.push('first'), failing('EROFS', there), () => order.push('last')];
  expect(rollBack(undo)).toEqual([there]);
  expect([order, undo]).toEqual([['last', 'first'], []]);
});

test('what is gone already is no failure, and each path is named once', () => {
  const gone = `${there}.not-there`;
  const undo = [failing('EROFS', gone), failing('ENOTEMPTY', there), failing('EIO', there)];
  expect(rollBack([...undo, failing('EIO', there)])).toEqual([there]);
});

test('a failure without a path is told in its own words', () => {
  const undo = () => {
    throw new Error('no path');
  };
  expect(rollBack([undo])).toEqual(['no path']);
});
